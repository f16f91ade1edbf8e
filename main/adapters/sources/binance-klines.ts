/** Daily candles of Binance's public market data. A day is a UTC day; the candle of today is still open. */

import * as z from 'zod'
import { startOfUtcDay, utcDay } from '../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, jsonOf, type SourceDeps, send, shaped } from './answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { toSeries } from './series.ts'

const BASE = 'https://api.binance.com'
const ID = 'binance'
const PAGE = 1000
/** More pages than Binance has days of history. */
const MOST_PAGES = 20

const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)
const klineSchema = z
  .tuple([z.number(), number, number, number, number, number, z.number()])
  .rest(z.unknown())
type Kline = z.infer<typeof klineSchema>

/** Daily bars in UTC; the symbol is a pair such as `BTCUSDT`. */
export const binanceKlines: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** Fetches page by page. @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function page(request: SeriesRequest, start: number): Promise<Kline[]> {
    const url = endpoint(request.url ?? BASE, '/api/v3/klines', {
      symbol: request.symbol.toUpperCase(),
      interval: '1d',
      startTime: String(start),
      limit: String(PAGE),
    })
    const reply = await send(deps, { url, signal: request.signal, source: ID })
    assertAnswered(ID, reply, deps.clock.now())
    return shaped(ID, z.array(klineSchema), jsonOf(ID, reply))
  }

  async function ask(request: SeriesRequest) {
    const now = deps.clock.now()
    const last = request.to === undefined ? now : startOfUtcDay(request.to)
    const bars: OhlcvBar[] = []
    let start = startOfUtcDay(request.from)
    for (let i = 0; i < MOST_PAGES && start <= last; i++) {
      const klines = await page(request, start)
      bars.push(...klines.map((kline) => barOf(kline, now)))
      const newest = klines.at(-1)?.[0]
      if (klines.length < PAGE || newest === undefined || newest < start) break
      start = newest + DAY_MS
    }
    return toSeries(ID, request, bars)
  }
  return ask
}

function barOf([openTime, open, high, low, close, volume, closeTime]: Kline, now: number): OhlcvBar {
  return { day: utcDay(openTime), open, high, low, close, volume: closeTime < now ? volume : null }
}
