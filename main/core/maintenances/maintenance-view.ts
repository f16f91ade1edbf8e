/** A maintenance as every endpoint returns it. */

import type { Maintenance, MaintenanceInput } from '../../../shared/maintenance.ts'
import { dayText } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { isOpen } from './closed.ts'
import type { MaintenanceRecord } from './ports.ts'

/** Returns the fields the owner entered. */
export function maintenanceInputOf(record: MaintenanceRecord): MaintenanceInput {
  const { title, status, recurrence, cost, assignee, links, reference, notes } = record
  return {
    asset_id: record.assetId,
    title,
    planned_on: dayText(record.plannedDay),
    status,
    completed_on: record.completedDay === null ? null : dayText(record.completedDay),
    recurrence,
    cost,
    duration_minutes: record.durationMinutes,
    assignee,
    lead_days: record.leadDays,
    meter: record.meter,
    links: [...links],
    reference,
    notes,
  }
}

/** Adds the distance from today, both as day numbers of the owner's zone. */
export function maintenanceView(record: MaintenanceRecord, today: number, zone: string): Maintenance {
  return {
    id: record.id,
    ...maintenanceInputOf(record),
    asset_name: record.assetName,
    days_left: isOpen(record.status) ? record.plannedDay - today : null,
    is_late: isOpen(record.status) && record.plannedDay < today,
    due_by_meter: record.dueByMeter,
    created_at: toInstant(record.createdAt, zone),
    updated_at: toInstant(record.updatedAt, zone),
  }
}
