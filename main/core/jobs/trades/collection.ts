/** The history a job collects, and its windows. */

import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import { addDays, daysBetween, daysFrom } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'

/** What one name in the database and one folder on disk contain. */
export interface TradeCollection {
  /** `binance/trades/BTCUSDT`; with `/wide` in wide digits. */
  readonly key: string
  readonly settings: TradesSettings
  /** Absolute; contains `trades/`, `bars/` and `.incoming/`. */
  readonly folder: string
}

/** A group of consecutive days that one run collects. */
export interface CollectionWindow {
  /** Starts at 1. */
  readonly number: number
  readonly from: string
  readonly to: string
}

/** Returns the window of a day; windows follow each other from the first day collected. */
export function windowOf({ start, window_days }: TradesSettings, day: CalendarDay): CollectionWindow {
  const index = Math.max(0, Math.floor(daysBetween(start, day) / window_days))
  const from = addDays(start, index * window_days)
  return { number: index + 1, from, to: addDays(from, window_days - 1) }
}

/** Returns the oldest day, from the first one on, that is not whole yet, or today. */
export function nextDay({ start }: TradesSettings, whole: ReadonlySet<string>, today: CalendarDay): string {
  return daysFrom(start, today).find((day) => !whole.has(day)) ?? (today > start ? today : start)
}
