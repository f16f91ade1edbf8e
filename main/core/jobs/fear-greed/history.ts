/** The series of a profile, aligned to the sessions of its market. */

import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { type MissingValue, noSource } from './missing.ts'
import type { OhlcvBar, SourceSeries } from './ports.ts'

/** The series a component may use. `bonds` is a 10-year yield in percent; `junk_spread` is in percent too. */
export type SeriesName =
  | 'market'
  | 'price_strength'
  | 'price_breadth'
  | 'put_call_options'
  | 'equity_put_call'
  | 'net_new_highs'
  | 'net_advances'
  | 'volatility_index'
  | 'junk_spread'
  | 'safe_haven'
  | 'bonds'

/** Sentiment of the press on one session's day, from -1 (fear) to 1 (greed). */
export interface PressSentiment {
  readonly sentiment: number
  readonly articles: number
  /** Day of the newest article. */
  readonly day: CalendarDay
}

/** One bar per session; null if the series has nothing recent enough. */
export type HistoryColumn = readonly (OhlcvBar | null)[]

/** All series aligned by session. */
export interface MarketHistory {
  /** Sessions of the market, ascending. */
  readonly days: readonly CalendarDay[]
  readonly columns: Readonly<Partial<Record<SeriesName, HistoryColumn>>>
  /** Why a series has no column. */
  readonly absent: Readonly<Partial<Record<SeriesName, MissingValue>>>
  /** The press sentiment of the last session, or why there is none. Past articles are not available. */
  readonly press: PressSentiment | MissingValue
}

/** A value is carried over so many sessions of the market without one of its own; then it is stale. */
export const CARRIED_SESSIONS = 5
/** At the beginning of a history, before so many sessions are known: calendar days. */
const CARRIED_DAYS = 10

/** The last bar on or before each day, unless older than `CARRIED_SESSIONS`. Both lists ascend. */
function carried(days: readonly CalendarDay[], bars: readonly OhlcvBar[]): HistoryColumn {
  let next = 0
  return days.map((day, index) => {
    const oldest = days[index - CARRIED_SESSIONS] ?? addDays(day, -CARRIED_DAYS)
    while (next < bars.length && (bars[next]?.day ?? '') <= day) next++
    const last = bars[next - 1]
    return last !== undefined && last.day >= oldest ? last : null
  })
}

/** The series as fetched, each with its own days. */
export interface MarketSeries {
  readonly series: Readonly<Partial<Record<SeriesName, SourceSeries>>>
  readonly absent: Readonly<Partial<Record<SeriesName, MissingValue>>>
}

/** Aligns the series to the sessions of `market`, up to a day if given. */
export function align(fetched: MarketSeries, press: MarketHistory['press'], to?: string): MarketHistory {
  const sessions = fetched.series.market?.bars ?? []
  const days = sessions.map((bar) => bar.day).filter((day) => to === undefined || day <= to)
  const columns: Partial<Record<SeriesName, HistoryColumn>> = {}
  for (const [name, series] of Object.entries(fetched.series)) {
    columns[name as SeriesName] = carried(days, series.bars)
  }
  return { days, columns, absent: fetched.absent, press }
}

/** Returns the column of a series, or why there is none. */
export function columnOf(history: MarketHistory, name: SeriesName): HistoryColumn | MissingValue {
  return history.columns[name] ?? history.absent[name] ?? noSource(name)
}
