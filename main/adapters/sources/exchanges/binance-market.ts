/** A market of Binance: archives of past days, pages of the current one within the request weight. */

import { startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import type { DayRequest, PageRequest } from '../../../core/jobs/trades/ports.ts'
import { archivesOf } from './archive.ts'
import { liveTrades } from './binance-live.ts'
import { aggregateTrade, plainTrade } from './binance-trades.ts'
import { type PagesById, readBetween, readById } from './by-id.ts'
import type { ExchangeAccess, ExchangeConnection } from './exchange.ts'
import { arrayIn, askJson } from './json.ts'
import { patiently } from './patience.ts'
import { createWeightBudget, type WeightBudget } from './weight.ts'

const SOURCE = 'Binance'
const PAGE = 1000

/** A procedure of the REST API, and its request weight. */
interface WeighedRequest {
  readonly path: string
  readonly weight: number
}

/** What differs between the markets of Binance. */
export interface BinanceMarket {
  /** Folder of its archives, below `/data/`. */
  readonly archives: string
  readonly trades: WeighedRequest
  readonly aggregates: WeighedRequest
  /** Request weight that it allows a minute. */
  readonly weightLimit: number
}

/** Connects to a market: archives of past days, and pages by id. */
export function binanceMarket(market: BinanceMarket, access: ExchangeAccess): ExchangeConnection {
  const { clock, delay } = access
  const budgets = new Map<string, WeightBudget>()
  const budgetOf = (url: string) => {
    const { host } = new URL(url)
    const budget = budgets.get(host) ?? createWeightBudget(clock, delay)
    budgets.set(host, budget)
    return budget
  }
  const ask = (request: DayRequest, asked: WeighedRequest, query: Record<string, string>) =>
    askWithin(access, budgetOf(access.api(request.settings)), request, {
      ...asked,
      query,
      limit: Math.min(request.settings.weight_per_minute, market.weightLimit),
    })
  const page = async (request: PageRequest, from: number) => {
    const aggregate = request.settings.dataset === 'agg_trades'
    const body = await ask(request, aggregate ? market.aggregates : market.trades, {
      fromId: String(from),
      limit: String(PAGE),
    })
    const trades = arrayIn(body, SOURCE).map(aggregate ? aggregateTrade : plainTrade)
    return { trades, newest: trades.length < PAGE }
  }
  /** Finds the first id of both numberings through aggregate trades, which alone can be queried by time. */
  const firstId = async (request: PageRequest) => {
    const query = { startTime: String(startOfUtcDay(request.day)), limit: '1' }
    const [first] = arrayIn(await ask(request, market.aggregates, query), SOURCE)
    if (first === undefined) return null
    const trade = aggregateTrade(first)
    return request.settings.dataset === 'agg_trades' ? trade.id : (trade.firstId ?? null)
  }
  const pages: PagesById = { source: SOURCE, pageSize: PAGE, page, firstId }
  return {
    pages: (request: PageRequest) => readById(pages, request),
    live: liveTrades(access),
    archives: {
      ...archivesOf(access, market.archives),
      between: (request: DayRequest, gap: Parameters<typeof readBetween>[2]) =>
        readBetween(pages, request, gap),
    },
  }
}

interface Query extends WeighedRequest {
  readonly query: Readonly<Record<string, string>>
  /** Weight used a minute at most. */
  readonly limit: number
}

/** Times are asked for in microseconds, as in archives since 2025; a host that ignores it answers milliseconds. */
const HEADERS = { 'x-mbx-time-unit': 'MICROSECOND' }

async function askWithin(
  { http, api, patience }: ExchangeAccess,
  budget: WeightBudget,
  request: DayRequest,
  { path, weight, limit, query }: Query,
): Promise<unknown> {
  const { settings, signal, waiting } = request
  const { symbol } = settings
  const url = `${api(settings)}${path}?${new URLSearchParams({ symbol, ...query })}`
  return patiently(patience(url), request, async () => {
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
