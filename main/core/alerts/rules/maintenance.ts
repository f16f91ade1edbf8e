/** Rules about planned maintenances: late, or urgent. They compare calendar days in the owner's zone. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'

export type MaintenanceAlertType = 'MAINTENANCE_LATE' | 'MAINTENANCE_URGENT'

/** Open maintenances planned from one day to another, both included, have this alert; no others have it. */
export interface DayRange {
  readonly type: MaintenanceAlertType
  readonly fromDay: number
  readonly toDay: number
}

/** Earlier than any day that can be planned. */
const FIRST_DAY = -(10 ** 6)

/**
 * Late starts on the day after the planned day; urgent lasts from `within_days` days before it to the planned
 * day itself. A disabled rule has an empty range and does not extend the other one.
 */
export function maintenanceRanges(today: number, rules: AlertRules): readonly DayRange[] {
  const { MAINTENANCE_LATE: late, MAINTENANCE_URGENT: urgent } = rules
  const lastLate = late.enabled ? today - 1 : FIRST_DAY - 1
  const lastUrgent = urgent.enabled ? today + urgent.within_days : today - 1
  return [
    { type: 'MAINTENANCE_LATE', fromDay: FIRST_DAY, toDay: lastLate },
    { type: 'MAINTENANCE_URGENT', fromDay: today, toDay: lastUrgent },
  ]
}
