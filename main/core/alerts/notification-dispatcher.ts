/** Sends notifications: writes their text when they leave, retries failures and records each delivery. */

import { harmlessDeep } from '../../../shared/clean-text.ts'
import { VigieError } from '../../../shared/errors.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { HOUR_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delay } from '../ports/delay.ts'
import type { Log } from '../ports/log.ts'
import type { Notice, Notifier } from '../ports/notifier.ts'
import { noticeOf } from './notice-text.ts'
import type { AlertStore, DeliveryState, NoticeRecord, NoticeStore } from './ports.ts'

/** A destination of notifications: the desktop, the log or a webhook. A notifier throws when it fails. */
export interface Channel {
  readonly name: string
  readonly notifier: Notifier
}

/** Where notifications go, and where their deliveries are recorded. */
export interface NotificationDispatcherDeps {
  readonly channels: readonly Channel[]
  readonly notices: NoticeStore
  readonly alerts: AlertStore
  readonly clock: Clock
  readonly delay: Delay
  readonly language: () => Language
  readonly log: Log
}

/** Pauses before the second and the third attempt of one delivery round, ms. Each pass starts a round. */
const PAUSES = [5_000, 20_000]
/** Vigie stops retrying a notification when it is older than this, ms. */
const GIVE_UP_AFTER = 24 * HOUR_MS
const AT_ONCE = 1000

/** Delivers notifications. A channel that is down does not delay the others. */
export interface NotificationDispatcher {
  /** Delivers all pending notifications. A call during a delivery joins it and makes it check again at the end. */
  flush(signal: AbortSignal): Promise<void>
}

/** A flush during a flush causes another round, so that notifications written meanwhile are sent too. */
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

/** Runs each channel separately, so that one that is down does not delay the others. */
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

/** Stops at the first notification that cannot be sent. @returns the notifications that are settled on this channel */
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

/** Returns the text, or null if all its alerts ended, were read or were dismissed before it was sent. */
function localizedNotice(deps: NotificationDispatcherDeps, record: NoticeRecord): Notice | null {
  const { clock, alerts, notices } = deps
  const zone = clock.zone()
  const reader = { language: deps.language(), zone, today: localDay(clock.now(), zone) }
  const found = record.alertIds.map((id) => alerts.find(id)).filter((alert) => alert !== null)
  const stillActive = found.filter(({ state, unread }) => state === 'active' && unread)
  if (stillActive.length === 0) return null
  const notice = harmlessDeep(noticeOf(record, stillActive, reader))
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

/** Whether an immediate retry is useless: the owner has to change something, or the server asked to wait. */
function hopeless(error: unknown): boolean {
  const codes = ['webhook_target_refused', 'webhook_secret_missing', 'source_rate_limited']
  return error instanceof VigieError && codes.includes(error.code)
}
