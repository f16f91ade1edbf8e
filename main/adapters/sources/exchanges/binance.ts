/** Binance: archives of past days, pages of the current one within the request weight. */

import { startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import type { ArchiveRequest, PageRequest, PageTrade } from '../../../core/jobs/trades/ports.ts'
import { microsecondsOf } from '../../trade-files/instant.ts'
import { malformed } from '../answer.ts'
import { downloadArchive } from './archive.ts'
import { readById } from './by-id.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { arrayIn, askJson, decimalIn, otherThan, wholeIn } from './json.ts'
import { createWeightBudget, type WeightBudget } from './weight.ts'

const SOURCE = 'Binance'
const PAGE = 1000

/** Archives of past days, and pages of the present one. */
export const binance: ExchangeDefinition = {
  name: SOURCE,
  api: 'https://data-api.binance.vision',
  archives: 'https://data.binance.vision',
  connect,
}

function connect({ http, clock, delay, api, archives }: ExchangeAccess) {
  const budget = createWeightBudget(clock, delay)
  const ask = (request: PageRequest, path: string, query: Record<string, string>) =>
    askWithin({ http, budget, api }, request, path, query)
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
  return {
    archive: (request: ArchiveRequest) => downloadArchive(http, request, archives(request.settings)),
    pages: (request: PageRequest) => readById({ source: SOURCE, pageSize: PAGE, page, firstId }, request),
  }
}

interface WeighedAccess extends Pick<ExchangeAccess, 'http' | 'api'> {
  readonly budget: WeightBudget
}

async function askWithin(
  { http, budget, api }: WeighedAccess,
  { settings, signal }: PageRequest,
  path: string,
  query: Record<string, string>,
): Promise<unknown> {
  await budget.room(settings.weight_per_minute, signal)
  const search = new URLSearchParams({ symbol: settings.symbol, ...query })
  const { body, reply } = await askJson(http, {
    url: `${api(settings)}${path}?${search}`,
    source: SOURCE,
    signal,
  })
  budget.used(Number(reply.headers['x-mbx-used-weight-1m']))
  return body
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
