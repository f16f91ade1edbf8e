/** Rules about planned maintenances: late, or urgent. Judged on calendar days of the owner's zone. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'

export type MaintenanceAlertType = 'MAINTENANCE_LATE' | 'MAINTENANCE_URGENT'

/** Open maintenances planned from one day to another, both included, have this alert; all others have not. */
export interface DayRange {
  readonly type: MaintenanceAlertType
  readonly fromDay: number
  readonly toDay: number
}

/** Before any day that can be planned. */
const FIRST_DAY = -(10 ** 6)

/**
 * Late from the day after the planned day; urgent from `within_days` days before it to the planned day itself. A
 * rule that is off has an empty range, and does not hand over to the other.
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
