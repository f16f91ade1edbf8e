/** The rule about a planned maintenance that is late. */
import { assetName, maintenanceMessage } from './maintenance-text.ts'
import { dayRule } from './rule.ts'

/** Earlier than any day that can be planned. */
const FIRST_DAY = -(10 ** 6)

/** Late from the day after the planned day, by the calendar of the owner's zone. */
export const maintenanceLate = dayRule({
  type: 'MAINTENANCE_LATE',
  priority: 'CRITICAL',
  sortOrder: 100,
  view: 'alerts',
  message: maintenanceMessage,
  lineTitle: assetName,
  days: (today) => [FIRST_DAY, today - 1],
})
