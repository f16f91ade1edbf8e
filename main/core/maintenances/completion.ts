/** What a completion changes, whether it is entered by hand or imported. */
import { monthDay } from '../../../shared/time/calendar-day.ts'
import { nextMeter } from './meter.ts'
import type { MaintenanceCompletion, MaintenanceValues } from './ports.ts'
import { type MaintenanceOccurrence, nextOccurrence } from './recurrence.ts'

/** Without a recurrence, what is due by a meter is due after a year at the latest, days. */
const LATEST = 365

/**
 * Returns the next one of a recurrence: the same work, planned, without what belongs to the completed one. With a meter, days
 * count from the completion too.
 * @param reading of its meter at the completion; null takes the one at which it was due
 */
export function nextOf(
  done: MaintenanceValues,
  completedDay: number,
  reading: number | null,
): MaintenanceValues | null {
  const meter = nextMeter(done.meter, reading)
  const occurrence = occurrenceAfter(done, completedDay, meter !== null)
  if (occurrence === null) return null
  const { assetId, title, recurrence, assignee, leadDays, links } = done
  const open = { status: 'planned', completedDay: null, cost: null, durationMinutes: null } as const
  const fresh = { ...open, reference: '', notes: '' }
  return { assetId, title, recurrence, assignee, leadDays, meter, links, ...fresh, ...occurrence }
}

function occurrenceAfter(
  { recurrence, ...done }: MaintenanceValues,
  completedDay: number,
  hasMeter: boolean,
): MaintenanceOccurrence | null {
  if (recurrence !== null) {
    const from = hasMeter ? 'completion' : recurrence.from
    return nextOccurrence({ ...recurrence, from }, done, completedDay)
  }
  const plannedDay = completedDay + LATEST
  return hasMeter ? { plannedDay, monthDay: monthDay(plannedDay) } : null
}

/** Returns the completion of a maintenance whose values say that it is completed. */
export function completionWith(id: number, values: MaintenanceValues): MaintenanceCompletion {
  return { id, values, next: nextOf(values, values.completedDay ?? values.plannedDay, null) }
}
