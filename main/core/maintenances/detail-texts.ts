/** Writes the details of a maintenance as text that the import reads back. */
import { meterText } from './meter.ts'
import type { WorkDetails } from './ports.ts'

/** Returns the text of each detail under the name of its column; empty if there is none. */
export function detailTexts({ assignee, durationMinutes, leadDays, meter, links }: WorkDetails) {
  return {
    duration_minutes: durationMinutes === null ? '' : String(durationMinutes),
    assignee,
    lead_days: leadDays === null ? '' : String(leadDays),
    meter: meter === null ? '' : meterText(meter),
    links: links.join(' '),
  }
}
