/** From which day a planned maintenance is near, if it does not follow the rule alone. */
import type { MaintenanceRecurrence } from '../../../shared/maintenance.ts'
import type { MaintenanceValues } from './ports.ts'

const DAYS_IN: Readonly<Record<MaintenanceRecurrence['unit'], number>> = { day: 1, week: 7, month: 30 }

/**
 * Returns the first day on which it may be near: by its own lead, otherwise half of its recurrence before its day, so that a
 * weekly task is not near the moment the one before is done. Null: the rule alone decides.
 */
export function nearDay({
  plannedDay,
  leadDays,
  recurrence,
}: Pick<MaintenanceValues, 'plannedDay' | 'leadDays' | 'recurrence'>): number | null {
  if (leadDays !== null) return plannedDay - leadDays
  if (recurrence === null) return null
  return plannedDay - Math.floor((recurrence.every * DAYS_IN[recurrence.unit]) / 2)
}
