/**
 * One pass: applies all rules to everything, then writes all changes and their notifications in one
 * transaction. If it runs again at once, or after a kill at any point, it finds nothing left to do.
 */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertRules } from '../../../shared/kinds/alerts.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { decideNotifications, type NotificationCounts } from './decide-notifications.ts'
import { type AlertChanges, byKey, difference, type OpenAlert } from './diff.ts'
import { type AlertFindings, type DayRange, judge, keyOf, maintenanceRanges } from './judge.ts'
import type { NotificationSettings } from './notification-policy.ts'
import type { PassStore } from './pass-store.ts'
import type { SignalValues } from './signals.ts'

/** Everything a pass needs besides the store: plain data, so that it can run in a worker thread. */
export interface PassRequest {
  readonly now: number
  readonly zone: string
  readonly awakeSince: number
  readonly rules: AlertRules
  readonly notifications: NotificationSettings
  readonly signals: SignalValues
}

/** What a pass did. The last three count the conditions that hold, notified or not. */
export interface PassReport {
  readonly created: number
  readonly updated: number
  readonly removed: number
  readonly notices: number
  readonly urgent: number
  readonly late: number
  readonly assets: number
}

/** Runs a pass. `newKey` creates idempotency keys for notifications. */
export function runPass(store: PassStore, request: PassRequest, newKey: () => string): PassReport {
  return store.atomically(() => {
    const today = localDay(request.now, request.zone)
    const ranges = maintenanceRanges(today, request.rules)
    const changes = otherChanges(store, request, today)
    const removed = end(store, ranges, changes, request.now)
    const updated = update(store, changes, request.now)
    const announced = decideNotifications(
      store,
      request,
      { ranges, findings: changes.created, today },
      newKey,
    )
    if (announced.created + updated + removed > 0) store.recount()
    return reported(store, { updated, removed, ...announced })
  })
}

/** Computes the changes for assets and signals. */
function otherChanges(store: PassStore, request: PassRequest, today: number): AlertChanges {
  const open = byKey(store.openAlerts())
  return difference(open, judged(store, request, today, open))
}

function judged(
  store: PassStore,
  { now, zone, awakeSince, rules, signals }: PassRequest,
  today: number,
  open: ReadonlyMap<string, OpenAlert>,
): AlertFindings {
  const assets = () => store.assets((instant) => localDay(instant, zone))
  const isOpen = (type: AlertType, subject: string) => open.has(keyOf(type, subject))
  return judge({ ...signals, assets }, rules, { now, today, awakeSince, isOpen })
}

function end(store: PassStore, ranges: readonly DayRange[], changes: AlertChanges, now: number): number {
  store.clear(changes.cleared, now)
  const maintenances = ranges.map((range) => store.endMaintenances(range, now))
  return changes.cleared.length + sum(maintenances)
}

/** A snoozed alert that wakes and also changes counts as one update. */
function update(store: PassStore, changes: AlertChanges, now: number): number {
  store.update(changes.updated, now)
  return changes.updated.length + store.wake(now)
}

function reported(
  store: PassStore,
  { updated, removed, created, notices }: NotificationCounts & { updated: number; removed: number },
): PassReport {
  return {
    created,
    updated,
    removed,
    notices,
    urgent: store.holding('MAINTENANCE_URGENT'),
    late: store.holding('MAINTENANCE_LATE'),
    assets: store.holding('ASSET_MAINTENANCE_REQUIRED'),
  }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
