/** Raises the new alerts of a pass and decides which of them, and of those still waiting, to notify about. */

import type { AlertType } from '../../../shared/alert.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import type { AlertFinding } from './finding.ts'
import type { DayRange } from './judge.ts'
import {
  bundled,
  type NoticeState,
  type NotificationCandidate,
  type NotificationSettings,
  noticeState,
} from './notification-policy.ts'
import type { PassStore } from './pass-store.ts'
import { isQuiet } from './quiet-hours.ts'
import { ALERT_RULES } from './rules/registry.ts'

/** The number of alerts a pass created and of notifications it decided on. */
export interface NotificationCounts {
  readonly created: number
  readonly notices: number
}

interface RaisedAlerts {
  readonly ranges: readonly DayRange[]
  readonly findings: readonly AlertFinding[]
  readonly today: number
}

interface NotificationContext {
  readonly now: number
  readonly zone: string
  readonly notifications: NotificationSettings
}

interface AlertCandidate extends NotificationCandidate {
  readonly id: number
  readonly sortOrder: number
  /** The state currently stored. */
  readonly notice: NoticeState
}

/**
 * Writes new alerts with the current state of their type, so that 100,000 of them take one statement.
 * Afterwards it corrects the few for which the cool-down decides otherwise.
 */
export function decideNotifications(
  store: PassStore,
  { now, zone, notifications }: NotificationContext,
  raised: RaisedAlerts,
  newKey: () => string,
): NotificationCounts {
  const quiet = isQuiet(notifications.quiet_hours, now, zone)
  const judge = (candidate: NotificationCandidate) => noticeState(candidate, notifications, quiet, now)
  const waited = store.waiting()
  const fresh = raise(store, raised, now, judge)
  const notifiedAgo = store.notifiedSince(now - notifications.cooldown_minutes * MINUTE_MS)
  const candidates = [
    ...waited.map(({ id, type, notice, notifiedAt }) => {
      // The cool-down does not apply to a reminder the owner asked for.
      const last = notifiedAt === null ? (notifiedAgo.get(id) ?? null) : null
      return { ...candidateOf(id, type, notice, last), held: notice === 'held' }
    }),
    ...fresh.map((one) =>
      notifiedAgo.has(one.id) ? { ...one, lastNotifiedAt: notifiedAgo.get(one.id) ?? null } : one,
    ),
  ]
  const toNotify = settled(store, candidates, judge, now)
  const notices = bundled(toNotify, notifications.digest_above).map((bundle) => ({
    key: newKey(),
    form: bundle.form,
    alertIds: bundle.candidates.toSorted((a, b) => a.sortOrder - b.sortOrder).map(({ id }) => id),
  }))
  store.addNotices(notices, now)
  return { created: fresh.length, notices: notices.length }
}

type NoticePolicy = (candidate: NotificationCandidate) => NoticeState

function raise(
  store: PassStore,
  { ranges, findings, today }: RaisedAlerts,
  now: number,
  judge: NoticePolicy,
): AlertCandidate[] {
  const stateOf = (type: AlertType) => judge(candidateOf(0, type, 'none', null))
  const maintenances = ranges.flatMap((range) => {
    const notice = stateOf(range.type)
    return store
      .createMaintenances(range, today, notice, now)
      .map((id) => candidateOf(id, range.type, notice, null))
  })
  const ids = store.create(findings, stateOf, now)
  const others = findings.map(({ type }, index) => candidateOf(ids[index] ?? 0, type, stateOf(type), null))
  return [...maintenances, ...others]
}

function candidateOf(
  id: number,
  type: AlertType,
  notice: NoticeState,
  lastNotifiedAt: number | null,
): AlertCandidate {
  const { priority, sortOrder } = ALERT_RULES[type]
  return { id, sortOrder, priority, notice, lastNotifiedAt, held: false }
}

/** Stores what changed about their notifications. @returns the alerts to notify about now */
function settled(
  store: PassStore,
  candidates: readonly AlertCandidate[],
  judge: NoticePolicy,
  now: number,
): AlertCandidate[] {
  return candidates.filter((candidate) => {
    const notice = judge(candidate)
    if (notice !== candidate.notice) store.settle(candidate.id, notice, now)
    return notice === 'notified'
  })
}
