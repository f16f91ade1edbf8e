/** Coinbase: every day from pages by trade id. Its pages count down from an id that they exclude. */

import { startInMicroseconds } from '../../../../shared/time/calendar-day.ts'
import type { BatchPort, PageRequest } from '../../../core/jobs/trades/ports.ts'
import { readById } from './by-id.ts'
import { coinbaseLive } from './coinbase-live.ts'
import { coinbaseTrade } from './coinbase-trades.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { arrayIn, askJson } from './json.ts'
import { patiently } from './patience.ts'

const SOURCE = 'Coinbase'
const PAGE = 1000

/** Every day from pages: it has no archives. */
export const coinbase: ExchangeDefinition = {
  name: SOURCE,
  api: () => 'https://api.exchange.coinbase.com',
  streams: () => 'wss://ws-feed.exchange.coinbase.com',
  // It allows 10 a second and bursts of 15 to one address.
  limit: { perSecond: 9, burst: 10 },
  connect,
}

function connect(access: ExchangeAccess) {
  const { http, api, patience } = access
  const ask = (request: PageRequest, query: Record<string, string>) => {
    const { symbol } = request.settings
    const url = `${api(request.settings)}/products/${symbol}/trades?${new URLSearchParams(query)}`
    return patiently(patience(url), request, async () => {
      const { body } = await askJson(http, { url, source: SOURCE, symbol, signal: request.signal })
      return arrayIn(body, SOURCE).map(coinbaseTrade).reverse()
    })
  }
  const page = async (request: PageRequest, from: number, newest: number) => {
    const trades = await ask(request, { after: String(from + PAGE), limit: String(PAGE) })
    // A page that is not full is not conclusive: ids may be missing.
    return { trades: trades.filter(({ id }) => id >= from), newest: from + PAGE > newest }
  }
  async function* pages(request: PageRequest): AsyncGenerator<BatchPort> {
    const [last] = await ask(request, { limit: '1' })
    if (last === undefined) return
    const upTo = (asked: PageRequest, from: number) => page(asked, from, last.id)
    yield* readById({ source: SOURCE, pageSize: PAGE, page: upTo, firstId }, request)
  }
  /** Bisects the ids until the first one at or after midnight is found: about thirty small requests. */
  const firstId = async (request: PageRequest) => {
    const midnight = startInMicroseconds(request.day)
    const [newest] = await ask(request, { limit: '1' })
    if (newest === undefined || newest.time < midnight) return null
    let low = 1
    let high = newest.id
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const [trade] = await ask(request, { after: String(middle + 1), limit: '1' })
      if (trade !== undefined && trade.time >= midnight) high = middle
      else low = middle + 1
    }
    return low
  }
  return { pages, live: coinbaseLive(access) }
}
