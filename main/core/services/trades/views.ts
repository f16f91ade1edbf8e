/** Converts trade history to the form of the contract. */

import type { DayState } from '../../../../shared/contract/trade-quality.ts'
import type { TradeBar, TradeDay, TradeWindow } from '../../../../shared/contract/trades.ts'
import type { BarSeries, TradeDigits } from '../../../../shared/kinds/trades.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import { daysFrom } from '../../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { type ClosedBar, vwapOf } from '../../jobs/trades/bars/bar.ts'
import { thresholdScale } from '../../jobs/trades/bars/rules/index.ts'
import type { CollectionWindow, TradeCollection } from '../../jobs/trades/collection.ts'
import { scaleOf, textOf } from '../../jobs/trades/decimal.ts'
import type { DayRecord, TradeStore } from '../../jobs/trades/ports.ts'

/** The API uses milliseconds; the files keep the microseconds. */
const instantOf = (microseconds: number | bigint): string =>
  toInstant(Math.floor(Number(microseconds) / 1000), 'UTC')

/** Prices and amounts as exact decimals; times to the millisecond. */
export function barView(bar: ClosedBar, series: BarSeries, digits: TradeDigits): TradeBar {
  const scale = scaleOf(digits)
  const text = (units: bigint) => textOf(units, scale)
  const { number, ticks, buyTicks, volume, buyVolume, dollars, buyDollars } = bar
  return {
    number,
    open: text(bar.open),
    high: text(bar.high),
    low: text(bar.low),
    close: text(bar.close),
    volume: text(volume),
    buy_volume: text(buyVolume),
    sell_volume: text(volume - buyVolume),
    dollars: text(dollars),
    buy_dollars: text(buyDollars),
    sell_dollars: text(dollars - buyDollars),
    vwap: vwapOf(Number(dollars), Number(volume)),
    ticks,
    buy_ticks: buyTicks,
    sell_ticks: ticks - buyTicks,
    first_time: instantOf(bar.firstTime),
    last_time: instantOf(bar.lastTime),
    threshold: textOf(bar.threshold, thresholdScale(series, scale)),
  }
}

/** @param record undefined if nothing was collected yet */
function dayView(day: CalendarDay, record: DayRecord | undefined, zone: string): Unlocalized<TradeDay> {
  const file = record?.file ?? null
  const state: DayState = record?.state ?? 'missing'
  const when = (time: number | null | undefined) => (typeof time === 'number' ? instantOf(time) : null)
  return {
    day,
    state,
    rows: file?.rows ?? 0,
    bytes: file?.bytes ?? 0,
    first_id: file?.firstId ?? null,
    last_id: file?.lastId ?? null,
    first_time: when(file?.firstTime),
    last_time: when(file?.lastTime),
    missing_ids: file?.missingIds ?? 0,
    gaps: [...(file?.gaps ?? [])],
    sha256: file?.sha256 ?? null,
    source: record?.source ?? null,
    verified_at: typeof record?.verifiedAt === 'number' ? toInstant(record.verifiedAt, zone) : null,
    problem: record?.problem ?? null,
  }
}

/** What a window is shown with; `current` is the number of the one being collected. */
export interface WindowContext {
  readonly store: TradeStore
  readonly collection: TradeCollection
  readonly current: number
  readonly today: CalendarDay
  readonly zone: string
}

/** Returns a window with its days, without future ones. */
export function windowView(context: WindowContext, window: CollectionWindow): Unlocalized<TradeWindow> {
  const { store, collection, current, today } = context
  const records = new Map(
    store.days(collection.key, window.from, window.to).map((record) => [record.day, record]),
  )
  const days = daysFrom(window.from, window.to).filter((day) => day <= today || records.has(day))
  const state = window.number === current ? 'current' : window.number < current ? 'done' : 'waiting'
  return { ...window, state, days: days.map((day) => dayView(day, records.get(day), context.zone)) }
}
