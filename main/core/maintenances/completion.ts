/** What a completion changes, whether it is entered by hand or imported. */
import type { Completion, MaintenanceValues } from './ports.ts'
import { nextOccurrence } from './recurrence.ts'

/** Returns the next one of a recurrence: the same work, planned, without what belongs to the completed one. */
export function nextOf(done: MaintenanceValues, completedDay: number): MaintenanceValues | null {
  if (done.recurrence === null) return null
  const occurrence = nextOccurrence(done.recurrence, done, completedDay)
  if (occurrence === null) return null
  const { assetId, title, recurrence, assignee, leadDays, links } = done
  const open = { status: 'planned', completedDay: null, cost: null, durationMinutes: null } as const
  const fresh = { ...open, reference: '', notes: '' }
  return { assetId, title, recurrence, assignee, leadDays, links, ...fresh, ...occurrence }
}

/** Returns the completion of a maintenance whose values say that it is completed. */
export function completionWith(id: number, values: MaintenanceValues): Completion {
  return { id, values, next: nextOf(values, values.completedDay ?? values.plannedDay) }
}
