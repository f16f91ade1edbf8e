/** Reads trade history: its status, its windows with their days, and its bars. */

import type { TradeBar, TradeWindow } from '../../../../shared/contract/trades.ts'
import { VigieError } from '../../../../shared/errors.ts'
import type { BarSeries, TradeDigits, TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import { addDays, utcDay } from '../../../../shared/time/calendar-day.ts'
import { thresholdScale } from '../../jobs/trades/bars/rules/index.ts'
import { type CollectionWindow, windowOf } from '../../jobs/trades/collection.ts'
import { scaleOf, textOf } from '../../jobs/trades/decimal.ts'
import { currentWindow } from '../../jobs/trades/run-window.ts'
import type { Workspace } from '../../jobs/trades/workspace.ts'
import type { ByJob } from '../operation.ts'
import { cursorNumber, type PageView, pageOf } from '../page.ts'
import { collectionFor, type Paged, type TradesServiceDeps } from './deps.ts'
import { statusOf } from './status.ts'
import { barView, windowView } from './views.ts'

/** The reading part of the service. */
export function createReading(deps: TradesServiceDeps) {
  const { work } = deps
  return {
    status: async (input: ByJob) => statusOf(deps, input.job_id, collectionFor(deps, input)),
    windows: (input: Paged) => windowsOf(deps, input),
    series(input: ByJob) {
      const { key, settings } = collectionFor(deps, input)
      return { items: settings.bars.map((series) => seriesView(work, key, series, settings.digits)) }
    },
    bars(input: Paged & { readonly series: string }): PageView<TradeBar> {
      const { series, limit, cursor } = input
      const { key, settings } = collectionFor(deps, input)
      const definition = settings.bars.find(({ id }) => id === series)
      if (definition === undefined) {
        throw new VigieError('trades_series_not_found', { id: series })
      }
      const before = cursorNumber(cursor) ?? Number.MAX_SAFE_INTEGER
      const found = work.bars.recent(key, series, limit + 1, before)
      return pageOf(
        found,
        limit,
        ({ number }) => String(number),
        (bar) => barView(bar, definition, settings.digits),
      )
    },
  }
}

function seriesView({ bars }: Workspace, key: string, series: BarSeries, digits: TradeDigits) {
  const last = bars.lastDay(key, series.id)
  const state = last?.state ?? null
  return {
    series,
    bars: state?.bars ?? 0,
    last_day: last?.day ?? null,
    threshold: state === null ? null : textOf(state.threshold, thresholdScale(series, scaleOf(digits))),
    open_bar: state?.open ? barView(state.open, series, digits) : null,
  }
}

/** Newest first, by number, which is also the cursor. */
function windowsOf(deps: TradesServiceDeps, input: Paged): PageView<Unlocalized<TradeWindow>> {
  const { work } = deps
  const { store, clock } = work
  const { limit, cursor } = input
  const collection = collectionFor(deps, input)
  const { settings, key } = collection
  const today = utcDay(clock.now())
  const current = currentWindow(work, collection).number
  const context = { store, collection, current, today, zone: clock.zone() }
  const first = store.totals(key).firstDay
  const oldest = first !== null && first < settings.start ? 0 : 1
  const before = cursorNumber(cursor)
  const from = before === null ? windowOf(settings, today).number : before - 1
  const numbers = Array.from({ length: Math.max(0, from - oldest + 1) }, (_, i) => from - i)
  return pageOf(numbers, limit, String, (number) => windowView(context, windowAt(settings, number, first)))
}

/** Returns a window by its number; 0 contains the days adopted from before the first day. */
function windowAt(settings: TradesSettings, number: number, firstDay: string | null): CollectionWindow {
  if (number === 0) return { number, from: firstDay ?? settings.start, to: addDays(settings.start, -1) }
  return windowOf(settings, addDays(settings.start, (number - 1) * settings.window_days))
}
