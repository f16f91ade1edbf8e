/**
 * One pass: every rule over everything, then all changes and the notifications they deserve in one transaction.
 * Run again at once, or after a kill at any point, it finds nothing left to do.
 */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertRules } from '../../../shared/kinds/alerts.ts'
import { localDay } from '../maintenances/day.ts'
import { type AlertChanges, difference, type OpenAlert, OpenAlerts } from './diff.ts'
import type { Finding } from './finding.ts'
import { type Findings, judge, keyOf, type Moment } from './judge.ts'
import { TYPE_FACTS } from './kinds-of-alert.ts'
import {
  type Candidate,
  type Decision,
  decideNotices,
  type NoticeForm,
  type NotificationSettings,
} from './notification-policy.ts'
import type { AssetFacts } from './rules/asset.ts'
import type { Muted, OpenMaintenance } from './rules/maintenance.ts'
import type { SignalValues } from './signals.ts'

/** Everything a pass needs besides the store: plain data, so that it can run in a thread. */
export interface PassRequest {
  readonly now: number
  readonly zone: string
  readonly awakeSince: number
  readonly rules: AlertRules
  readonly notifications: NotificationSettings
  readonly signals: SignalValues
}

/** What a pass did. The last three are the conditions that hold, told or not. */
export interface PassReport {
  readonly created: number
  readonly updated: number
  readonly removed: number
  readonly notices: number
  readonly urgent: number
  readonly late: number
  readonly assets: number
}

/** How a new alert stands with its notification: told now, or waiting. */
export type NoticeState = 'told' | 'due' | 'held' | 'none'

export interface NewAlert {
  readonly finding: Finding
  readonly notice: NoticeState
}

/** An alert that waits for its notification since an earlier pass. */
export interface WaitingAlert {
  readonly id: number
  readonly type: AlertType
  readonly subject: string
  readonly held: boolean
  readonly notifiedAt: number | null
}

export interface NewNotice {
  readonly key: string
  readonly form: NoticeForm
  /** Most pressing first. */
  readonly alertIds: readonly number[]
}

/** Port: what a pass reads and writes. Called inside `atomically` only. */
export interface PassStore {
  /** Runs the work in one transaction; again from the start if another writer came between. */
  atomically<T>(work: () => T): T
  openMaintenances(lastDay: number): Iterable<OpenMaintenance>
  assets(today: (instant: number) => number): Iterable<AssetFacts>
  muted(): Muted
  openAlerts(): Iterable<OpenAlert>
  /** When the owner was told of alerts that are over since, by `keyOf`; only times after `since`. */
  toldSince(since: number): ReadonlyMap<string, number>
  /** Snoozed alerts whose time has come are active and unread again, and wait for their notification. */
  wake(now: number): readonly number[]
  waiting(): readonly WaitingAlert[]
  /** @returns the ids, in order. */
  create(alerts: readonly NewAlert[], now: number): readonly number[]
  update(changes: AlertChanges['updated'], now: number): void
  clear(ids: readonly number[], now: number): void
  /** The notification of an alert that waited. */
  settle(id: number, notice: NoticeState, now: number): void
  addNotices(notices: readonly NewNotice[], now: number): void
  /** Counts alerts by state again: called once, after the changes. */
  recount(): void
}

/** Runs a pass. `newKey` gives idempotency keys for notifications. */
export function runPass(store: PassStore, request: PassRequest, newKey: () => string): PassReport {
  return store.atomically(() => {
    const woken = store.wake(request.now)
    const open = new OpenAlerts(store.openAlerts())
    const findings = judgeAll(store, request, open)
    const changes = difference(open, findings)
    store.update(changes.updated, request.now)
    store.clear(changes.cleared, request.now)
    const notices = notify(store, request, changes.created, newKey)
    const updated = new Set([...woken, ...changes.updated.map(({ id }) => id)])
    for (const id of changes.cleared) updated.delete(id)
    const report = { ...counted(changes, updated.size, findings), notices }
    if (report.created + report.updated + report.removed > 0) store.recount()
    return report
  })
}

function judgeAll(
  store: PassStore,
  { now, zone, awakeSince, rules, signals }: PassRequest,
  open: OpenAlerts,
): Findings {
  const today = localDay(now, zone)
  const isOpen: Moment['isOpen'] = (type, subject) => open.find(type, subject) !== undefined
  const moment: Moment = { now, today, awakeSince, rules, muted: store.muted(), isOpen }
  const maintenances = store.openMaintenances(today + rules.MAINTENANCE_URGENT.within_days)
  const asked = rules.ASSET_MAINTENANCE_REQUIRED.enabled
  const assets = asked ? store.assets((instant) => localDay(instant, zone)) : []
  return judge(maintenances, assets, signals, moment)
}

interface PassCandidate extends Candidate {
  /** Place among the created, or id of an alert that waited. */
  readonly created: number | null
  readonly id: number | null
}

/** Creates the new alerts with what becomes of their notification, and settles those that waited. */
function notify(
  store: PassStore,
  request: PassRequest,
  created: readonly Finding[],
  newKey: () => string,
): number {
  const { now, zone, notifications } = request
  const told = store.toldSince(now - notifications.cooldown_minutes * 60_000)
  const waited = store.waiting().map((alert) => asCandidate(alert, told, null, alert))
  const fresh = created.map((finding, place) => asCandidate(finding, told, place, null))
  const decision = decideNotices([...waited, ...fresh], notifications, now, zone)
  const states = noticeStates(decision)
  const ids = store.create(
    created.map((finding, place) => ({ finding, notice: states.get(fresh[place]) ?? 'none' })),
    now,
  )
  for (const candidate of waited) settle(store, candidate, states.get(candidate) ?? 'none', now)
  const idOf = ({ id, created: place }: PassCandidate) => id ?? ids[place as number] ?? 0
  store.addNotices(
    decision.notices.map(({ form, candidates }) => ({
      key: newKey(),
      form,
      alertIds: candidates.toSorted(byPlace).map(idOf),
    })),
    now,
  )
  return decision.notices.length
}

function settle(store: PassStore, candidate: PassCandidate, notice: NoticeState, now: number): void {
  const before: NoticeState = candidate.held ? 'held' : 'due'
  if (candidate.id !== null && notice !== before) store.settle(candidate.id, notice, now)
}

/** An alert woken from its snooze has been told of itself: only alerts that are over count for its cool-down. */
function asCandidate(
  { type, subject }: { readonly type: AlertType; readonly subject: string },
  told: ReadonlyMap<string, number>,
  created: number | null,
  waited: WaitingAlert | null,
): PassCandidate {
  const reminder = waited !== null && waited.notifiedAt !== null
  const lastNotifiedAt = reminder || told.size === 0 ? null : (told.get(keyOf(type, subject)) ?? null)
  const { priority } = TYPE_FACTS[type]
  const held = waited?.held ?? false
  return { type, subject, priority, lastNotifiedAt, held, created, id: waited?.id ?? null }
}

function noticeStates(decision: Decision<PassCandidate>): Map<PassCandidate | undefined, NoticeState> {
  const states = new Map<PassCandidate | undefined, NoticeState>()
  for (const { candidates } of decision.notices) {
    for (const candidate of candidates) states.set(candidate, 'told')
  }
  for (const { candidate, held } of decision.waiting) states.set(candidate, held ? 'held' : 'due')
  return states
}

const byPlace = (a: Candidate, b: Candidate) => TYPE_FACTS[a.type].place - TYPE_FACTS[b.type].place

function counted(changes: AlertChanges, updated: number, { found }: Findings): Omit<PassReport, 'notices'> {
  const holding = (type: AlertType) => found.reduce((sum, one) => sum + Number(one.type === type), 0)
  return {
    created: changes.created.length,
    updated,
    removed: changes.cleared.length,
    urgent: holding('MAINTENANCE_URGENT'),
    late: holding('MAINTENANCE_LATE'),
    assets: holding('ASSET_MAINTENANCE_REQUIRED'),
  }
}
