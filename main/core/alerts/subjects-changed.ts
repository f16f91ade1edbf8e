/** The event that assets, maintenances or readings were changed: what the rules look at, not yet an alert. */
import type { UnlocalizedEvent } from '../ports/events.ts'

/** Counts no alerts: the events of a pass, and of what the owner does with alerts, do. */
export const SUBJECTS_CHANGED = { type: 'alerts', created: 0, updated: 0, removed: 0 } as const

/** Whether an event is one of `SUBJECTS_CHANGED`. */
export const isSubjectsChanged = (event: UnlocalizedEvent): boolean =>
  event.type === 'alerts' && event.created + event.updated + event.removed === 0
