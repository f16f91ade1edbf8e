/** Computes the end of a pause of a named length. */
import type { PauseLength } from '../../../shared/job.ts'
import { zoneRules } from './zone-rules.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** "Tomorrow" and "Monday" start in the morning. */
const MORNING = 8 * HOUR

/** Returns the end of a pause that begins now, ms; null if only the owner ends it. Days are those of the zone. */
export function pauseEnd(length: PauseLength, now: number, zone: string): number | null {
  if (length === 'until_resumed') return null
  if (length === 'one_hour') return now + HOUR
  const rules = zoneRules(zone)
  const today = rules.dayOf(now)
  // Day 0, 1970-01-01, was a Thursday; (day + 3) % 7 is 0 on Mondays.
  const ahead = length === 'until_tomorrow' ? 1 : 7 - ((today + 3) % 7)
  return rules.resolve((today + ahead) * DAY + MORNING).at
}
