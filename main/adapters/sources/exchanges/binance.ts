/** Binance: archives of past days, pages of the current one within the request weight. */

import { startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import type { DayRequest, PageRequest, PageTrade } from '../../../core/jobs/trades/ports.ts'
import { microsecondsOf } from '../../trade-files/instant.ts'
import { malformed } from '../answer.ts'
import { archivesOf } from './archive.ts'
import { type PagesById, readBetween, readById } from './by-id.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { arrayIn, askJson, decimalIn, otherThan, wholeIn } from './json.ts'
import { patiently } from './patience.ts'
import { createWeightBudget, type WeightBudget } from './weight.ts'

const SOURCE = 'Binance'
const PAGE = 1000
/** Weight of a page (Binance, "Market data endpoints", 2025). */
const WEIGHTS = { '/api/v3/historicalTrades': 25, '/api/v3/aggTrades': 4 } as const

/**
 * Archives of past days, and pages of the present one. The market-data host, which no country blocks, has aggregate
 * trades but not every trade: those are at the main host only.
 */
export const binance: ExchangeDefinition = {
  name: SOURCE,
  api: (dataset) => (dataset === 'trades' ? 'https://api.binance.com' : 'https://data-api.binance.vision'),
  archives: 'https://data.binance.vision',
  limit: { perSecond: 20, burst: 20 },
  connect,
}

function connect(access: ExchangeAccess) {
  const { clock, delay } = access
  const budgets = new Map<string, WeightBudget>()
  const budgetOf = (url: string) => {
    const { host } = new URL(url)
    const budget = budgets.get(host) ?? createWeightBudget(clock, delay)
    budgets.set(host, budget)
    return budget
  }
  const ask = (request: DayRequest, path: keyof typeof WEIGHTS, query: Record<string, string>) =>
    askWithin(access, budgetOf(access.api(request.settings)), request, { path, query })
  const page = async (request: PageRequest, from: number) => {
    const aggregate = request.settings.dataset === 'agg_trades'
    const path = aggregate ? '/api/v3/aggTrades' : '/api/v3/historicalTrades'
    const body = await ask(request, path, { fromId: String(from), limit: String(PAGE) })
    const trades = arrayIn(body, SOURCE).map(aggregate ? aggregateTrade : plainTrade)
    return { trades, newest: trades.length < PAGE }
  }
  /** Finds the first id of both numberings through aggregate trades, which alone can be queried by time. */
  const firstId = async (request: PageRequest) => {
    const query = { startTime: String(startOfUtcDay(request.day)), limit: '1' }
    const [first] = arrayIn(await ask(request, '/api/v3/aggTrades', query), SOURCE)
    if (first === undefined) return null
    const trade = aggregateTrade(first)
    return request.settings.dataset === 'agg_trades' ? trade.id : (trade.firstId ?? null)
  }
  const pages: PagesById = { source: SOURCE, pageSize: PAGE, page, firstId }
  return {
    pages: (request: PageRequest) => readById(pages, request),
    archives: {
      ...archivesOf(access),
      between: (request: DayRequest, gap: Parameters<typeof readBetween>[2]) =>
        readBetween(pages, request, gap),
    },
  }
}

interface Query {
  readonly path: keyof typeof WEIGHTS
  readonly query: Readonly<Record<string, string>>
}

/** Times are asked for in microseconds, as in archives since 2025; a host that ignores it answers milliseconds. */
const HEADERS = { 'x-mbx-time-unit': 'MICROSECOND' }

async function askWithin(
  { http, api, patience }: ExchangeAccess,
  budget: WeightBudget,
  request: DayRequest,
  { path, query }: Query,
): Promise<unknown> {
  const { settings, signal, waiting } = request
  const { symbol, weight_per_minute: limit } = settings
  const url = `${api(settings)}${path}?${new URLSearchParams({ symbol, ...query })}`
  return patiently(patience(url), request, async () => {
    const weight = WEIGHTS[path]
    await budget.room(weight, limit, signal, waiting)
    let reported = Number.NaN
    try {
      const { body, reply } = await askJson(http, { url, source: SOURCE, symbol, signal, headers: HEADERS })
      reported = Number(reply.headers['x-mbx-used-weight-1m'])
      return body
    } finally {
      budget.used(weight, reported)
    }
  })
}

function plainTrade(value: unknown): PageTrade {
  const { id, price, qty, quoteQty, time, isBuyerMaker } = value as Record<string, unknown>
  return {
    id: wholeIn(id, 'id', SOURCE),
    price: decimalIn(price, 'price', SOURCE),
    quantity: decimalIn(qty, 'qty', SOURCE),
    quote: decimalIn(quoteQty, 'quoteQty', SOURCE),
    time: instantIn(time),
    buyerIsMaker: isBuyerMaker === true,
  }
}

function aggregateTrade(value: unknown): PageTrade {
  const { a, p, q, f, l, T, m } = value as Record<string, unknown>
  return {
    id: wholeIn(a, 'a', SOURCE),
    price: decimalIn(p, 'p', SOURCE),
    quantity: decimalIn(q, 'q', SOURCE),
    quote: null,
    firstId: wholeIn(f, 'f', SOURCE),
    lastId: wholeIn(l, 'l', SOURCE),
    time: instantIn(T),
    buyerIsMaker: m === true,
  }
}

function instantIn(value: unknown): number {
  const time = microsecondsOf(wholeIn(value, 'time', SOURCE))
  if (Number.isNaN(time)) throw malformed(SOURCE, otherThan('answer.not_time', 'time', value))
  return time
}
