/** From the rows of an answer to a series. */
import { VigieError } from '../../../shared/errors.ts'
import type { OhlcvBar, Series, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'

/** A bar of which only the close is known. */
export function closeOnly(day: string, close: number): OhlcvBar {
  return { day, open: null, high: null, low: null, close, volume: null }
}

/**
 * The rows within the days asked for, ascending, each day once (the later row of an answer wins: it is the
 * fresher reading of the same session).
 * @throws VigieError source_empty where nothing is left.
 */
export function toSeries(
  source: string,
  request: SeriesRequest,
  rows: readonly OhlcvBar[],
  faults: readonly VigieError[] = [],
): Series {
  const byDay = new Map<string, OhlcvBar>()
  for (const row of rows) if (isWanted(row.day, request)) byDay.set(row.day, row)
  if (byDay.size === 0) {
    throw new VigieError('source_empty', { source, symbol: request.symbol, from: request.from })
  }
  const bars = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  return { id: request.symbol, source, bars, ...(faults.length > 0 ? { faults } : {}) }
}

/** Whether a day lies in the stretch asked for, both ends included. */
export function isWanted(day: string, { from, to }: Pick<SeriesRequest, 'from' | 'to'>): boolean {
  return day >= from && (to === undefined || day <= to)
}
