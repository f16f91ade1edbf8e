/** Daily candles of Coinbase's public market data, 300 an answer. A day is a UTC day; that of today is still open. */

import * as z from 'zod'
import { startOfUtcDay, utcDay } from '../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, jsonOf, type SourceDeps, send, shaped } from './answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { toSeries } from './series.ts'

const BASE = 'https://api.exchange.coinbase.com'
const ID = 'coinbase'
const PAGE_DAYS = 300

/** Seconds of the day's beginning, low, high, open, close, volume. */
const candlesSchema = z.array(
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
)

/** Daily bars in UTC; the symbol is a product such as `BTC-USD`. */
export const coinbaseCandles: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** Asks page after page. @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function page(request: SeriesRequest, start: number, end: number): Promise<OhlcvBar[]> {
    const url = endpoint(request.url ?? BASE, `/products/${request.symbol}/candles`, {
      granularity: String(DAY_MS / 1000),
      start: new Date(start).toISOString(),
      end: new Date(end).toISOString(),
    })
    const headers = { 'user-agent': 'Vigie' }
    const reply = await send(deps, { url, signal: request.signal, source: ID, headers })
    const now = deps.clock.now()
    assertAnswered(ID, reply, now)
    return shaped(ID, candlesSchema, jsonOf(ID, reply)).map(([seconds, low, high, open, close, volume]) => {
      const at = seconds * 1000
      return { day: utcDay(at), open, high, low, close, volume: at + DAY_MS <= now ? volume : null }
    })
  }

  async function ask(request: SeriesRequest) {
    const last = request.to === undefined ? deps.clock.now() : startOfUtcDay(request.to)
    const bars: OhlcvBar[] = []
    for (let start = startOfUtcDay(request.from); start <= last; start += PAGE_DAYS * DAY_MS) {
      bars.push(...(await page(request, start, Math.min(last, start + (PAGE_DAYS - 1) * DAY_MS))))
    }
    return toSeries(ID, request, bars)
  }
  return ask
}
