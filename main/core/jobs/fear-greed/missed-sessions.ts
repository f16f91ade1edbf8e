/** Finds sessions of the exchange that a market series lacks between its bars. */
import { VigieError } from '../../../../shared/errors.ts'
import { certainSessions } from './exchange-days.ts'
import type { SourceSeries } from './ports.ts'
import type { IndexProfile } from './profile.ts'

/** Earlier holes no longer weigh on today's windows. */
const LOOKED_AT = 20

/**
 * Returns the error for a series without some of its last sessions, or null. `source_missed_sessions` names the first
 * one. A session that has not been followed by a bar may still come.
 */
export function missedSessions(
  { source, id, bars }: SourceSeries,
  market: Pick<IndexProfile, 'zone' | 'calendar'>,
): VigieError | null {
  const recent = bars.slice(-LOOKED_AT)
  const [first, last] = [recent[0], recent.at(-1)]
  if (first === undefined || last === undefined) return null
  const known = new Set(recent.map(({ day }) => day))
  const missed = certainSessions(first.day, last.day, market).filter((day) => !known.has(day))
  const [day] = missed
  if (day === undefined) return null
  return new VigieError('source_missed_sessions', { source, symbol: id, day, count: missed.length })
}
