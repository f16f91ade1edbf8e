/** Yahoo's chart JSON: daily bars, adjusted for splits and dividends if Yahoo provides the adjusted close. */

import * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import { dayAtOffset, startOfUtcDay } from '../../../shared/time/calendar-day.ts'
import { DAY_SECONDS } from '../../../shared/time/units.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import type { HttpReply } from '../../core/ports/http.ts'
import {
  assertAnswered,
  BROWSER_AGENT,
  endpoint,
  jsonOf,
  malformed,
  type SourceDeps,
  send,
  shaped,
} from './answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { toSeries } from './series.ts'

const BASE = 'https://query1.finance.yahoo.com'
const ID = 'yahoo'

const column = z.array(z.number().nullable())
const resultSchema = z.object({
  meta: z
    .object({
      gmtoffset: z.number().optional(),
      currentTradingPeriod: z.object({ regular: z.object({ end: z.number() }) }).optional(),
    })
    .default({}),
  timestamp: z.array(z.number()).default([]),
  indicators: z.object({
    quote: z.array(
      z.object({ open: column, high: column, low: column, close: column, volume: column }).partial(),
    ),
    adjclose: z.array(z.object({ adjclose: column.optional() })).optional(),
  }),
})
const chartSchema = z.object({
  chart: z.object({
    result: z.array(resultSchema).nullable(),
    error: z.object({ code: z.string(), description: z.string() }).nullish(),
  }),
})
/** The answer to a request without the right to ask, instead of a chart. */
const refusalSchema = z.object({
  finance: z.object({ error: z.object({ code: z.string(), description: z.string() }) }),
})
type ChartResult = z.infer<typeof resultSchema>

/** The symbol is one of Yahoo, such as `^GSPC`. */
export const yahoo: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    const now = deps.clock.now()
    const url = address(request, now)
    const reply = await send(deps, {
      url,
      signal: request.signal,
      source: ID,
      headers: { 'user-agent': BROWSER_AGENT },
    })
    const result = chartOf(reply, now)
    const unadjusted = isUnadjusted(result, request.symbol) ? [notAdjusted()] : []
    return toSeries(ID, request, barsOf(result, now), unadjusted)
  }
  return ask
}

/** Uses periods rather than `range`: `range=max` returns coarser bars than days. */
function address(request: SeriesRequest, now: number): string {
  const end =
    request.to === undefined ? Math.ceil(now / 1000) : startOfUtcDay(request.to) / 1000 + DAY_SECONDS
  return endpoint(request.url ?? BASE, `/v8/finance/chart/${encodeURIComponent(request.symbol)}`, {
    interval: '1d',
    period1: String(startOfUtcDay(request.from) / 1000),
    period2: String(end),
  })
}

/** Yahoo explains a refusal in the body, which is more specific than the status. */
function chartOf(reply: HttpReply, now: number): ChartResult {
  if (reply.status === 429) assertAnswered(ID, reply, now)
  const explained = reply.status >= 400 && /^\s*\{/.test(reply.text())
  if (!explained) assertAnswered(ID, reply, now)
  const answer = jsonOf(ID, reply)
  const refusal = refusalSchema.safeParse(answer)
  if (refusal.success) throw refused(refusal.data.finance.error)
  const { chart } = shaped(ID, chartSchema, answer)
  if (chart.error) throw refused(chart.error)
  assertAnswered(ID, reply, now)
  const result = chart.result?.[0]
  if (result === undefined)
    throw malformed(ID, { messageKey: 'answer.missing', params: { name: 'chart.result' } })
  return result
}

function refused({ code, description }: { code: string; description: string }): VigieError {
  return new VigieError('source_refused', { source: ID, detail: `${code}: ${description}` })
}

/** Whether Yahoo left its list of adjusted closes empty (`adjclose: [{}]`). An index has nothing to adjust. */
function isUnadjusted({ indicators, timestamp }: ChartResult, symbol: string): boolean {
  const [list] = indicators.adjclose ?? []
  return timestamp.length > 0 && list !== undefined && list.adjclose === undefined && !symbol.startsWith('^')
}

const notAdjusted = () => malformed(ID, { messageKey: 'answer.not_adjusted' })

/** @throws VigieError source_malformed if it does not say in which zone its days are */
function barsOf(result: ChartResult, now: number): OhlcvBar[] {
  if (result.timestamp.length === 0) return []
  const quote = result.indicators.quote[0] ?? {}
  const adjusted = result.indicators.adjclose?.[0]?.adjclose
  const sessionEnd = result.meta.currentTradingPeriod?.regular.end ?? null
  const offset = result.meta.gmtoffset
  // Without the exchange's offset, a session of Sydney would be taken for the day before.
  if (offset === undefined)
    throw malformed(ID, { messageKey: 'answer.missing', params: { name: 'meta.gmtoffset' } })
  /** Whether the session of a day is still open. If the end is not known, today's may be. */
  const mayBeOpen = (day: string) =>
    sessionEnd === null
      ? day === dayAtOffset(now, offset)
      : now < sessionEnd * 1000 && day === dayAtOffset(sessionEnd * 1000, offset)
  return result.timestamp.flatMap((seconds, i) => {
    const close = quote.close?.[i]
    if (close === null || close === undefined) return []
    const factor = (adjusted?.[i] ?? close) / close
    const day = dayAtOffset(seconds * 1000, offset)
    return [
      {
        day,
        open: times(quote.open?.[i], factor),
        high: times(quote.high?.[i], factor),
        low: times(quote.low?.[i], factor),
        close: close * factor,
        volume: mayBeOpen(day) ? null : (quote.volume?.[i] ?? null),
      },
    ]
  })
}

function times(value: number | null | undefined, factor: number): number | null {
  return value === null || value === undefined ? null : value * factor
}
