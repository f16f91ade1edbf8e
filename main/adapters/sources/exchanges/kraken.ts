/** Kraken: every day from pages, each starting where the previous one ended. */

import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { startInMicroseconds } from '../../../../shared/time/calendar-day.ts'
import { DAY_US } from '../../../../shared/time/units.ts'
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import type { BatchPort, PageRequest } from '../../../core/jobs/trades/ports.ts'
import { malformed } from '../answer.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { arrayIn, askJson, decimalIn, unknownSymbol, wholeIn } from './json.ts'
import { krakenLive } from './kraken-live.ts'
import { patiently } from './patience.ts'

const SOURCE = 'Kraken'
const PAGE = 1000
/** Kraken's messages for it depend on what was requested too often. */
const ASKED_TO_WAIT = /rate limit|too many requests|throttled/i

/** Every day from pages: it has no archives. */
export const kraken: ExchangeDefinition = {
  name: SOURCE,
  api: () => 'https://api.kraken.com',
  streams: () => 'wss://ws.kraken.com',
  // About one public request per second and address.
  limit: { perSecond: 0.95, burst: 1 },
  connect,
}

/** Its words for a symbol that it does not know. */
const UNKNOWN_PAIR = /unknown asset pair/i

function connect(access: ExchangeAccess) {
  const { http, api, patience } = access
  async function* pages(request: PageRequest): AsyncGenerator<BatchPort> {
    const start = startInMicroseconds(request.day)
    const end = start + DAY_US
    let since = before(`${request.after?.time ?? start}000`)
    let lastId = request.after?.id ?? -1
    for (;;) {
      const { trades, last } = await page(request, since)
      const fresh = trades.filter(({ id }) => id > lastId)
      checkOrder(fresh, lastId)
      const ofDay = fresh.filter(({ time }) => time < end)
      const complete = ofDay.length < fresh.length
      const later = fresh[ofDay.length] ?? null
      if (ofDay.length > 0 || complete) yield { trades: ofDay, complete, later }
      if (complete || (fresh.length === 0 && trades.length < PAGE)) return
      if (last === since) throw malformed(SOURCE, { messageKey: 'answer.endless' })
      lastId = fresh.at(-1)?.id ?? lastId
      // Trades of one instant may be on both sides of a page's end: that instant is requested again.
      since = fresh.length === 0 ? last : before(last)
    }
  }
  const page = (request: PageRequest, since: string) => {
    const { symbol } = request.settings
    const search = new URLSearchParams({ pair: symbol, since, count: String(PAGE) })
    const url = `${api(request.settings)}/0/public/Trades?${search}`
    return patiently(patience(url), request, async () => {
      const { body } = await askJson(http, { url, source: SOURCE, symbol, signal: request.signal })
      return krakenPage(body, symbol)
    })
  }
  return { pages, live: krakenLive(access) }
}

/** Returns the instant one nanosecond earlier, as `since` is exclusive. */
const before = (nanoseconds: string) => String(BigInt(nanoseconds) - 1n)

/**
 * @throws VigieError source_malformed for an error list, another shape, or a trade without its id; source_rate_limited
 * or trades_symbol_unknown if the errors say so
 */
export function krakenPage(
  body: unknown,
  symbol: string,
): { readonly trades: PageTrade[]; readonly last: string } {
  const { error, result } = (body ?? {}) as { error?: unknown; result?: Record<string, unknown> }
  if (Array.isArray(error) && error.length > 0) {
    if (ASKED_TO_WAIT.test(String(error[0]))) {
      throw new VigieError('source_rate_limited', { source: SOURCE, seconds: 15 })
    }
    const words = error.join(', ')
    throw UNKNOWN_PAIR.test(words)
      ? unknownSymbol({ source: SOURCE, symbol }, words)
      : malformed(SOURCE, words)
  }
  if (typeof result !== 'object' || result === null) throw malformed(SOURCE, missing('result'))
  const [pair] = Object.keys(result).filter((key) => key !== 'last')
  if (pair === undefined) throw malformed(SOURCE, { messageKey: 'answer.not_list' })
  const { last } = result
  if (typeof last !== 'string' || !/^\d+$/.test(last)) throw malformed(SOURCE, missing('last'))
  return { trades: arrayIn(result[pair], SOURCE).map(tradeOf), last }
}

const missing = (name: string): LocalizableMessage => ({ messageKey: 'answer.missing', params: { name } })

function tradeOf(value: unknown): PageTrade {
  const [price, volume, time, side, , , id] = arrayIn(value, SOURCE)
  if (typeof time !== 'number') throw malformed(SOURCE, missing('time'))
  return {
    id: wholeIn(id, 'trade id', SOURCE),
    price: decimalIn(price, 'price', SOURCE),
    quantity: decimalIn(volume, 'volume', SOURCE),
    quote: null,
    time: microseconds(time),
    // The side is the taker's: if the taker sells, the buyer was the maker.
    buyerIsMaker: side === 's',
  }
}

/** Converts seconds with decimals to whole microseconds through their text: a product of doubles would round. */
function microseconds(seconds: number): number {
  const [whole = '0', part = ''] = String(seconds).split('.')
  return Number(whole) * 1_000_000 + Number(part.padEnd(6, '0').slice(0, 6))
}

function checkOrder(trades: readonly PageTrade[], before: number): void {
  let last = before
  for (const { id } of trades) {
    if (id <= last)
      throw new VigieError('trades_out_of_sequence', { source: SOURCE, found: id, expected: last + 1 })
    last = id
  }
}
