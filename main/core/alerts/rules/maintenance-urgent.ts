/** The rule about a planned maintenance whose day is near. */
import { assetName, maintenanceMessage } from './maintenance-text.ts'
import { dayRule } from './rule.ts'

/**
 * Urgent from `within_days` days before the planned day, or from its own lead, to that day itself, by the calendar of the
 * owner's zone.
 */
export const maintenanceUrgent = dayRule({
  type: 'MAINTENANCE_URGENT',
  priority: 'HIGH',
  sortOrder: 210,
  view: 'alerts',
  message: maintenanceMessage,
  lineTitle: assetName,
  days: (today, { within_days }) => [today, today + within_days],
  ownLead: true,
})
