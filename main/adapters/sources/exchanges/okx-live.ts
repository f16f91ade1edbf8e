/**
 * Live trades of OKX: the channel `trades-all` of its business address, which joins no trades as `trades` does (OKX, "API v5,
 * All trades channel", 2025). It ends a connection on which nothing was sent for 30 seconds.
 */
import { countedIn } from '../../../core/jobs/trades/contract.ts'
import { scaleOf } from '../../../core/jobs/trades/decimal.ts'
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import type { LiveMessage, LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import type { ExchangeAccess } from './exchange.ts'
import { arrayIn, objectIn } from './json.ts'
import { isOfAnother, refusedLive } from './live-words.ts'
import { type ContractOf, okxTrade } from './okx-trades.ts'

const SOURCE = 'OKX'
const PING_MS = 20_000
/** Its answer to a ping, which is no JSON. */
const PONG = 'pong'

/** Every trade with the id that its pages and archives have. */
export function okxLive(access: ExchangeAccess, contractOf: ContractOf): LiveSource {
  return {
    numbered: true,
    feed: async (request) => {
      const { settings } = request
      const contract = await contractOf(access, request)
      const counted = countedIn(contract, scaleOf(settings.digits), SOURCE)
      const args = [{ channel: 'trades-all', instId: settings.symbol }]
      return {
        url: `${access.streams(settings)}/ws/v5/business`,
        subscribe: JSON.stringify({ op: 'subscribe', args }),
        probe: 'ping',
        probeEvery: PING_MS,
        read: (text) => read(text, settings.symbol, counted),
      }
    },
  }
}

function read(text: string, symbol: string, counted: (trade: PageTrade) => PageTrade): LiveMessage {
  if (text === PONG) return { trades: [] }
  const { event, msg, arg, data } = objectIn(text, SOURCE)
  if (event === 'error') throw refusedLive(SOURCE, msg, text)
  if (event !== undefined) return { trades: [], subscribed: event === 'subscribe' }
  if (isOfAnother((arg as { readonly instId?: unknown } | undefined)?.instId, symbol)) return { trades: [] }
  return { trades: arrayIn(data, SOURCE).map(okxTrade).map(counted) }
}
