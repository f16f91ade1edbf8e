/** Converts the rows of an answer to a series. */
import { VigieError } from '../../../shared/errors.ts'
import type { OhlcvBar, SeriesRequest, SourceSeries } from '../../core/jobs/fear-greed/ports.ts'

/** Returns a bar with only a close. */
export function closeOnly(day: string, close: number): OhlcvBar {
  return { day, open: null, high: null, low: null, close, volume: null }
}

/**
 * Returns the rows within the requested days, ascending, each day once (the later row of an answer wins: it
 * is the more recent reading of the session).
 * @throws VigieError source_empty if nothing is left
 */
export function toSeries(
  source: string,
  request: SeriesRequest,
  rows: readonly OhlcvBar[],
  faults: readonly VigieError[] = [],
): SourceSeries {
  const byDay = new Map<string, OhlcvBar>()
  for (const row of rows) if (isWanted(row.day, request)) byDay.set(row.day, row)
  if (byDay.size === 0) {
    const symbol = request.symbol === '' ? source : request.symbol
    throw new VigieError('source_empty', { source, symbol, from: request.from })
  }
  const bars = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  return { id: request.symbol, source, bars, ...(faults.length > 0 ? { faults } : {}) }
}

/** Whether a day is in the requested range, both ends included. */
export function isWanted(day: string, { from, to }: Pick<SeriesRequest, 'from' | 'to'>): boolean {
  return day >= from && (to === undefined || day <= to)
}
