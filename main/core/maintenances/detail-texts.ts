/** Writes the details of a maintenance as text that the import reads back. */
import type { WorkDetails } from './ports.ts'

/** Returns the text of each detail under the name of its column; empty if there is none. */
export function detailTexts({ assignee, durationMinutes, leadDays, links }: WorkDetails) {
  return {
    duration_minutes: durationMinutes === null ? '' : String(durationMinutes),
    assignee,
    lead_days: leadDays === null ? '' : String(leadDays),
    links: links.join(' '),
  }
}
