/** Carries notifications to the owner: worded when they leave, tried again, each delivery recorded. */
import { VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { localDay } from '../maintenances/day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delay } from '../ports/delay.ts'
import type { Log } from '../ports/log.ts'
import type { Notice, Notifier } from '../ports/notifier.ts'
import { noticeOf } from './notice-text.ts'
import type { AlertStore, DeliveryState, NoticeRecord, NoticeStore } from './ports.ts'

/** Where notifications go: the desktop, the log, a webhook. A notifier throws when it fails. */
export interface Channel {
  readonly name: string
  readonly notifier: Notifier
}

export interface NotificationDispatcherDeps {
  readonly channels: readonly Channel[]
  readonly notices: NoticeStore
  readonly alerts: AlertStore
  readonly clock: Clock
  readonly delay: Delay
  readonly language: () => Language
  readonly log: Log
}

/** Pauses before the second and third try of one round, ms. Rounds follow the passes. */
const PAUSES = [5_000, 20_000]
/** A notification older than this is not tried any more, ms. */
const GIVE_UP_AFTER = 24 * 3_600_000
const AT_ONCE = 1000

export interface NotificationDispatcher {
  /** Delivers everything pending. A call while one is under way joins it, and looks once more at its end. */
  flush(signal: AbortSignal): Promise<void>
}

/** A flush during a flush waits for another round, so that nothing written meanwhile is left lying. */
export function createNotificationDispatcher(deps: NotificationDispatcherDeps): NotificationDispatcher {
  let flushing: Promise<void> | null = null
  let again = false

  async function rounds(signal: AbortSignal): Promise<void> {
    do {
      again = false
      await round(deps, signal)
    } while (again && !signal.aborted)
  }

  return {
    flush: (signal) => {
      again = true
      flushing ??= rounds(signal).finally(() => {
        flushing = null
      })
      return flushing
    },
  }
}

interface PendingNotification {
  readonly record: NoticeRecord
  readonly notice: Notice
}

/** Every channel on its own, so that one that is down holds up no other. */
async function round(deps: NotificationDispatcherDeps, signal: AbortSignal): Promise<void> {
  const pendingNotifications: PendingNotification[] = []
  for (const record of deps.notices.pending(AT_ONCE)) {
    const notice = localizedNotice(deps, record)
    if (notice === null) deps.notices.finish(record.id)
    else pendingNotifications.push({ record, notice })
  }
  const delivered = await Promise.all(
    deps.channels.map((channel) => deliverAll(deps, channel, pendingNotifications, signal)),
  )
  for (const { record } of pendingNotifications) {
    if (delivered.every((done) => done.has(record.id))) deps.notices.finish(record.id)
  }
}

/** @returns the notifications that are settled on this channel. It stops at the first that does not go out. */
async function deliverAll(
  deps: NotificationDispatcherDeps,
  channel: Channel,
  pendingNotifications: readonly PendingNotification[],
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const settled = new Set<number>()
  for (const { record, notice } of pendingNotifications) {
    const before = record.deliveries.find((delivery) => delivery.channel === channel.name)
    if (before === undefined || before.state === 'pending') {
      const result = await attemptDelivery(deps, channel, notice, before?.attempts ?? 0, signal)
      const now = deps.clock.now()
      const tooOld = now - record.decidedAt > GIVE_UP_AFTER
      const state = result.state === 'pending' && tooOld ? 'failed' : result.state
      deps.notices.delivered(record.id, { channel: channel.name, ...result, state, at: now })
      if (state === 'pending') break
    }
    settled.add(record.id)
  }
  return settled
}

/** The words; null where everything it tells of is over, read or set aside before it left. */
function localizedNotice(deps: NotificationDispatcherDeps, record: NoticeRecord): Notice | null {
  const { clock, alerts, notices } = deps
  const zone = clock.zone()
  const reader = { language: deps.language(), zone, today: localDay(clock.now(), zone) }
  const found = record.alertIds.map((id) => alerts.find(id)).filter((alert) => alert !== null)
  const stillActive = found.filter(({ state, unread }) => state === 'active' && unread)
  if (stillActive.length === 0) return null
  const notice = noticeOf(record, stillActive, reader)
  notices.worded(record.id, notice.title, notice.body)
  return notice
}

interface Result {
  readonly state: DeliveryState
  readonly attempts: number
  readonly problem: string | null
}

async function attemptDelivery(
  { delay, log }: NotificationDispatcherDeps,
  { name, notifier }: Channel,
  notice: Notice,
  attempts: number,
  signal: AbortSignal,
): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return { state: await notifier.show(notice), attempts: attempts + tried, problem: null }
    } catch (error) {
      const problem = error instanceof VigieError ? error.code : 'internal'
      log.warn('a notification was not delivered', { channel: name, key: notice.key, error })
      const pause = PAUSES[tried - 1]
      if (pause === undefined || hopeless(error) || signal.aborted) {
        return { state: 'pending', attempts: attempts + tried, problem }
      }
      await delay(pause, signal).catch(() => undefined)
    }
  }
}

/** Trying again at once does not help: the owner has to change something, or the other side asks for a wait. */
function hopeless(error: unknown): boolean {
  const codes = ['webhook_target_refused', 'webhook_secret_missing', 'source_rate_limited']
  return error instanceof VigieError && codes.includes(error.code)
}
