/** Which history a job collects, and its windows. */
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import { addDays, daysBetween, daysFrom } from './day.ts'

/** What is held under one name in the database and one folder on the disk. */
export interface Collection {
  /** `binance/trades/BTCUSDT`. */
  readonly key: string
  readonly settings: TradesSettings
  /** Absolute; holds `trades/`, `bars/` and `.incoming/`. */
  readonly folder: string
}

export interface CollectionWindow {
  /** 1 is the first one. */
  readonly number: number
  readonly from: string
  readonly to: string
}

/** The window a day belongs to; windows follow each other from the first day collected. */
export function windowOf({ start, window_days }: TradesSettings, day: string): CollectionWindow {
  const index = Math.max(0, Math.floor(daysBetween(start, day) / window_days))
  const from = addDays(start, index * window_days)
  return { number: index + 1, from, to: addDays(from, window_days - 1) }
}

/** The oldest day from the first one on that is not whole yet, or today. */
export function nextDay({ start }: TradesSettings, whole: ReadonlySet<string>, today: string): string {
  return daysFrom(start, today).find((day) => !whole.has(day)) ?? (today > start ? today : start)
}
