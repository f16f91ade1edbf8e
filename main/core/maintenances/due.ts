/** What is late and what is due in the next days, with later occurrences of what recurs. */
import type { DueMaintenance } from '../../../shared/contract/maintenances.ts'
import type { Maintenance } from '../../../shared/maintenance.ts'
import { dayText, EVERY_DAY } from '../../../shared/time/calendar-day.ts'
import type { MaintenanceRecord, MaintenanceStore } from './ports.ts'
import { nextOccurrence, projected } from './recurrence.ts'

/** Maximum lines in a calendar, and projected days of one series after its next. */
const DUE_AT_MOST = 1000
const PROJECTED_AT_MOST = 60

const OPEN = ['planned', 'in_progress'] as const

/** Returns what is late or planned up to a day, with later occurrences of recurring ones. */
export function dueWithin(
  store: MaintenanceStore,
  today: number,
  days: number,
  viewOf: (record: MaintenanceRecord) => Maintenance,
) {
  const toDay = today + days
  const query = { assetId: null, statuses: OPEN, search: '', fromDay: EVERY_DAY.fromDay, toDay, after: null }
  const planned = store.list({ ...query, limit: DUE_AT_MOST + 1 })
  const lines = planned.map((record) => ({ record, day: record.plannedDay, isProjected: false }))
  let cut = false
  for (const record of store.recurring(toDay, DUE_AT_MOST)) {
    const later = laterDays(record, today, toDay)
    const shown = later.slice(0, 1 + PROJECTED_AT_MOST)
    cut ||= shown.length < later.length
    for (const day of shown) lines.push({ record, day, isProjected: true })
  }
  lines.sort((a, b) => a.day - b.day || a.record.id - b.record.id)
  const items = lines.slice(0, DUE_AT_MOST).map(
    ({ record, day, isProjected }): DueMaintenance => ({
      day: dayText(day),
      days_left: day - today,
      is_late: day < today,
      projected: isProjected,
      maintenance: viewOf(record),
    }),
  )
  return { today: dayText(today), items, truncated: cut || lines.length > DUE_AT_MOST }
}

/** Returns one day more than is shown if there are more. A late one counts as done today. */
function laterDays(record: MaintenanceRecord, today: number, toDay: number): readonly number[] {
  if (record.recurrence === null) return []
  const first = nextOccurrence(record.recurrence, record, Math.max(record.plannedDay, today))
  if (first === null || first.plannedDay > toDay) return []
  return [first.plannedDay, ...projected(record.recurrence, first, toDay, PROJECTED_AT_MOST + 1)]
}
