/** Raises the new alerts of a pass, and decides what the owner is told of them and of those that waited. */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertFinding } from './finding.ts'
import { TYPE_FACTS } from './kinds-of-alert.ts'
import {
  bundled,
  type Candidate,
  type NoticeState,
  type NotificationSettings,
  noticeState,
} from './notification-policy.ts'
import type { PassStore } from './pass-store.ts'
import { isQuiet } from './quiet-hours.ts'
import type { DayRange } from './rules/maintenance.ts'

/** How many alerts a pass created, and how many notices it decided on. */
export interface NotificationCounts {
  readonly created: number
  readonly notices: number
}

interface Raised {
  readonly ranges: readonly DayRange[]
  readonly findings: readonly AlertFinding[]
  readonly today: number
}

interface NotificationContext {
  readonly now: number
  readonly zone: string
  readonly notifications: NotificationSettings
}

interface AlertCandidate extends Candidate {
  readonly id: number
  readonly place: number
  /** As it is stored so far. */
  readonly notice: NoticeState
}

/**
 * New alerts are written with the state their type has now, so that 100,000 of them are written once; the few whose
 * cool-down says otherwise are settled after.
 */
export function decideNotifications(
  store: PassStore,
  { now, zone, notifications }: NotificationContext,
  raised: Raised,
  newKey: () => string,
): NotificationCounts {
  const quiet = isQuiet(notifications.quiet_hours, now, zone)
  const judge = (candidate: Candidate) => noticeState(candidate, notifications, quiet, now)
  const waited = store.waiting()
  const fresh = raise(store, raised, now, judge)
  const told = store.toldBefore(now - notifications.cooldown_minutes * 60_000)
  const candidates = [
    ...waited.map(({ id, type, notice, notifiedAt }) => {
      // A reminder the owner asked for knows no cool-down.
      const last = notifiedAt === null ? (told.get(id) ?? null) : null
      return { ...candidateOf(id, type, notice, last), held: notice === 'held' }
    }),
    ...fresh.map((one) => (told.has(one.id) ? { ...one, lastNotifiedAt: told.get(one.id) ?? null } : one)),
  ]
  const toNotify = settled(store, candidates, judge, now)
  const notices = bundled(toNotify, notifications.digest_above).map((bundle) => ({
    key: newKey(),
    form: bundle.form,
    alertIds: bundle.candidates.toSorted((a, b) => a.place - b.place).map(({ id }) => id),
  }))
  store.addNotices(notices, now)
  return { created: fresh.length, notices: notices.length }
}

type NoticePolicy = (candidate: Candidate) => NoticeState

function raise(
  store: PassStore,
  { ranges, findings, today }: Raised,
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
  const others = findings.map(({ type }, place) => candidateOf(ids[place] ?? 0, type, stateOf(type), null))
  return [...maintenances, ...others]
}

function candidateOf(
  id: number,
  type: AlertType,
  notice: NoticeState,
  lastNotifiedAt: number | null,
): AlertCandidate {
  const { priority, place } = TYPE_FACTS[type]
  return { id, place, priority, notice, lastNotifiedAt, held: false }
}

/** Stores what has changed of their notifications. @returns those who are told now. */
function settled(
  store: PassStore,
  candidates: readonly AlertCandidate[],
  judge: NoticePolicy,
  now: number,
): AlertCandidate[] {
  return candidates.filter((candidate) => {
    const notice = judge(candidate)
    if (notice !== candidate.notice) store.settle(candidate.id, notice, now)
    return notice === 'told'
  })
}
