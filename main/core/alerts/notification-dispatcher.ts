/** Sends notifications: chooses their channels, writes their text when they leave, and records each call before it is made. */

import { harmlessDeep } from '../../../shared/clean-text.ts'
import { VigieError } from '../../../shared/errors.ts'
import { messageFrom } from '../../../shared/system-problem.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { HOUR_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { NotificationChannel } from '../channels/channel.ts'
import type { ChannelStates } from '../channels/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delay } from '../ports/delay.ts'
import type { Log } from '../ports/log.ts'
import type { Notice } from '../ports/notifier.ts'
import type { Random } from '../ports/random.ts'
import { failureOf } from './delivery-failure.ts'
import { type Batch, batchesOf, type ReadyNotice } from './notice-batches.ts'
import { noticeOf } from './notice-text.ts'
import type { AlertRecord, AlertStore, DeliveryOutcome, NoticeRecord, NoticeStore } from './ports.ts'
import { ALERT_RULES, RULES_IN_ORDER } from './rules/registry.ts'

/** Where notifications go, and where their deliveries are recorded. */
export interface NotificationDispatcherDeps {
  /** The channels as they are now. */
  readonly channels: () => readonly NotificationChannel[]
  readonly notices: NoticeStore
  readonly states: ChannelStates
  readonly alerts: AlertStore
  readonly clock: Clock
  readonly delay: Delay
  readonly random: Random
  readonly language: () => Language
  readonly log: Log
  /** Evaluates the alert rules again: a channel that failed delivers again, so its alert is over. */
  readonly recheck: () => Promise<void>
}

/** Pauses before the second and the third attempt of one delivery round, ms. Each pass starts a round. */
const PAUSES = [5_000, 20_000]
/** Vigie stops retrying a notification when it is older than this, ms. */
const GIVE_UP_AFTER = 24 * HOUR_MS
const AT_ONCE = 1000
/** A round leaves a channel after this many calls that the server failed: it is down, and it is not one notification. */
const MOST_STRIKES = 2

/** The sort orders of the critical alerts that a channel accepts. */
const criticalSortOrders = ({ rules }: NotificationChannel): readonly number[] =>
  RULES_IN_ORDER.filter(
    ({ type, priority }) => priority === 'CRITICAL' && rules.accepts({ type, subject: '', priority }),
  ).map(({ sortOrder }) => sortOrder)

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
      const failed = failing(deps)
      await round(deps, signal)
      const still = failing(deps)
      if (failed.some((name) => !still.includes(name))) await deps.recheck()
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

const failing = ({ channels, states }: NotificationDispatcherDeps): readonly string[] =>
  channels()
    .map(({ name }) => name)
    .filter((name) => states.state(name).failingSince !== null)

/** Runs each channel separately, so that one that is down does not delay the others. */
async function round(deps: NotificationDispatcherDeps, signal: AbortSignal): Promise<void> {
  const { notices, clock, random } = deps
  const channels = deps.channels()
  notices.abandon(channels.map(({ name }) => name))
  for (const record of notices.toRoute(AT_ONCE)) route(deps, channels, record)
  for (const channel of channels) {
    const now = clock.now()
    const rule = channel.rules.repeat(now)
    if (rule !== null) {
      notices.repeat(channel.name, { sortOrders: criticalSortOrders(channel), ...rule }, random.id(), now)
    }
  }
  await Promise.all(channels.map((channel) => deliverAll(deps, channel, signal)))
}

/** Chooses the channels of a notification: those that accept one of its alerts. */
function route(
  deps: NotificationDispatcherDeps,
  channels: readonly NotificationChannel[],
  record: NoticeRecord,
): void {
  const alerts = openAlerts(deps, record)
  if (alerts.length > 0) {
    const { title, body } = worded(deps, record, alerts)
    deps.notices.worded(record.id, title, body)
  }
  const chosen = channels.filter((channel) => alerts.some((alert) => accepts(channel, alert)))
  deps.notices.route(
    record.id,
    chosen.map(({ name }) => name),
    deps.clock.now(),
  )
}

/** The alerts that are still open and unread: what ended, was read or was dismissed is not notified any more. */
const openAlerts = (deps: NotificationDispatcherDeps, record: NoticeRecord) =>
  knownAlerts(deps, record).filter(({ state, unread }) => state === 'active' && unread)

const knownAlerts = ({ alerts }: NotificationDispatcherDeps, { alertIds }: NoticeRecord) =>
  alertIds.map((id) => alerts.find(id)).filter((alert) => alert !== null)

const accepts = ({ rules }: NotificationChannel, { type, subject }: AlertRecord): boolean =>
  rules.accepts({ type, subject, priority: ALERT_RULES[type].priority })

function worded(
  { clock, language }: NotificationDispatcherDeps,
  record: Pick<NoticeRecord, 'key' | 'form' | 'alerts' | 'alertIds'>,
  alerts: readonly AlertRecord[],
): Notice {
  const zone = clock.zone()
  const reader = { language: language(), zone, today: localDay(clock.now(), zone) }
  return harmlessDeep(noticeOf(record, alerts, reader))
}

/** Sends what waits for a channel. What is refused holds up nothing; a server that is down ends the round. */
async function deliverAll(
  deps: NotificationDispatcherDeps,
  channel: NotificationChannel,
  signal: AbortSignal,
): Promise<void> {
  let strikes = 0
  for (const batch of batchesOf(channel.rules, ready(deps, channel), {
    now: deps.clock.now(),
    lastSentAt: deps.states.state(channel.name).lastSentAt,
    newKey: () => deps.random.id(),
  })) {
    const result = await deliver(deps, channel, batch, strikes === 0, signal)
    if (result === 'stop' || signal.aborted) return
    if (result === 'struck') strikes += 1
    if (strikes === MOST_STRIKES) return
  }
}

/** What waits for a channel and still has open alerts; the rest is settled. */
function ready(deps: NotificationDispatcherDeps, channel: NotificationChannel): readonly ReadyNotice[] {
  const now = deps.clock.now()
  return deps.notices.waiting(channel.name, now, AT_ONCE).flatMap(({ record, batch }) => {
    const open = openAlerts(deps, record)
    const alerts = open.filter((alert) => accepts(channel, alert))
    nameRepeat(deps, record)
    if (alerts.length > 0) return [{ record, batch, alerts, isWhole: alerts.length === open.length }]
    deps.notices.settle(channel.name, [record.id], { state: 'unneeded', problem: null, at: now })
    return []
  })
}

/** A repetition is not routed, so that its text is written here, for the list of notifications. */
function nameRepeat(deps: NotificationDispatcherDeps, record: NoticeRecord): void {
  if (record.title !== '') return
  const alerts = knownAlerts(deps, record)
  if (alerts.length === 0) return
  const { title, body } = worded(deps, record, alerts)
  deps.notices.worded(record.id, title, body)
}

/** `struck`: the server failed. `stop`: nothing can be sent to this channel now. */
type DeliveryEnd = 'settled' | 'struck' | 'stop'

async function deliver(
  deps: NotificationDispatcherDeps,
  { name, notifier }: NotificationChannel,
  batch: Batch,
  patiently: boolean,
  signal: AbortSignal,
): Promise<DeliveryEnd> {
  const { clock, delay, log, notices, states } = deps
  const notice = worded(deps, batch, batch.named)
  for (let tried = 1; ; tried++) {
    notices.begin(name, batch.ids, batch.key, clock.now())
    try {
      const state = await notifier.show(notice)
      notices.settle(name, batch.ids, {
        state,
        problem: null,
        at: clock.now(),
        notified: batch.named.map(({ id }) => id),
      })
      states.succeeded(name, clock.now())
      return 'settled'
    } catch (error) {
      const failure = failureOf(error)
      log.warn('a notification was not delivered', { channel: name, key: notice.key, error })
      const pause = failure.is === 'again' && patiently && !signal.aborted ? PAUSES[tried - 1] : undefined
      const outcome = outcomeOf(error, batch, clock.now())
      notices.settle(name, batch.ids, outcome)
      if (failure.weight > 0) states.failed(name, messageFrom(error), failure.weight, clock.now())
      if (pause === undefined)
        return failure.is === 'refused' ? 'settled' : failure.is === 'again' ? 'struck' : 'stop'
      await delay(pause, signal).catch(() => undefined)
    }
  }
}

/** What is recorded of a failure. It is final if the receiver refused, or the notification is too old. */
function outcomeOf(error: unknown, { decidedAt }: Batch, now: number): DeliveryOutcome {
  const { is, waitMs } = failureOf(error)
  const problem = error instanceof VigieError ? error.code : 'internal'
  if (is === 'refused') return { state: 'refused', problem, at: now }
  if (now - decidedAt > GIVE_UP_AFTER) return { state: 'failed', problem, at: now }
  return { state: 'pending', problem, at: now, notBefore: waitMs === 0 ? 0 : now + waitMs }
}
