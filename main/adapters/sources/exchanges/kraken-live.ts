/**
 * Live trades of Kraken: the channel `trade` of its WebSocket API, version 2 (Kraken, "Spot WebSocket v2", 2025). The last
 * fifty trades come first, which fills short interruptions; without trades it beats about every second.
 */
import { VigieError } from '../../../../shared/errors.ts'
import type { PageTrade, SymbolRequest } from '../../../core/jobs/trades/exchange-trade.ts'
import type { LiveMessage, LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import { writtenOut } from '../../trade-files/foreign-values.ts'
import type { ExchangeAccess } from './exchange.ts'
import { arrayIn, askJson, decimalIn, isoTimeIn, objectIn, otherThan, wholeIn } from './json.ts'
import { isOfAnother, refusedLive } from './live-words.ts'
import { patiently } from './patience.ts'

const SOURCE = 'Kraken'

/** Its list of pairs has older names of two coins, which version 2 refuses. */
const NAMES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' }

/** Every trade with the id that its pages have. */
export function krakenLive(access: ExchangeAccess): LiveSource {
  return {
    numbered: true,
    feed: async (request) => {
      const name = await nameOf(access, request)
      const params = { channel: 'trade', symbol: [name], snapshot: true }
      return {
        url: `${access.streams(request.settings)}/v2`,
        subscribe: JSON.stringify({ method: 'subscribe', params }),
        probe: JSON.stringify({ method: 'ping' }),
        read: (text) => read(text, name),
      }
    },
  }
}

/** Returns what version 2 calls a pair: `XBTUSD` is `BTC/USD`. @throws VigieError source_* */
async function nameOf({ http, api, patience }: ExchangeAccess, request: SymbolRequest): Promise<string> {
  const { settings, signal } = request
  const { symbol } = settings
  const url = `${api(settings)}/0/public/AssetPairs?${new URLSearchParams({ pair: symbol })}`
  const body = await patiently(patience(url), request, async () => {
    const answer = await askJson(http, { url, source: SOURCE, symbol, signal })
    return answer.body as Record<string, unknown> | null
  })
  const { error, result } = body ?? {}
  if (Array.isArray(error) && error.length > 0) throw refusedLive(SOURCE, error.join(', '), symbol)
  const [pair] = Object.values((result ?? {}) as Record<string, { wsname?: unknown } | null>)
  const { wsname } = pair ?? {}
  if (typeof wsname !== 'string' || !/^[^/]+\/[^/]+$/.test(wsname)) {
    throw new VigieError('source_malformed', {
      source: SOURCE,
      detail: otherThan('answer.missing', 'wsname', undefined),
    })
  }
  return wsname
    .split('/')
    .map((coin) => NAMES[coin] ?? coin)
    .join('/')
}

function read(text: string, name: string): LiveMessage {
  const message = objectIn(text, SOURCE, asWritten)
  const { channel, method, success, data, error } = message
  if (channel === 'trade') {
    const asked = arrayIn(data, SOURCE).filter(
      (one) => !isOfAnother((one as { symbol?: unknown }).symbol, name),
    )
    const trades = asked.map(tradeOf)
    return { trades: trades.sort((a, b) => a.id - b.id), subscribed: true }
  }
  if (success === false || (method === undefined && error !== undefined)) {
    throw refusedLive(SOURCE, error, text)
  }
  return { trades: [], subscribed: method === 'subscribe' }
}

/** Amounts come as numbers: their digits are kept. */
function asWritten(key: string, value: unknown, { source }: { readonly source: string }): unknown {
  return typeof value === 'number' && (key === 'price' || key === 'qty') ? writtenOut(source) : value
}

function tradeOf(value: unknown): PageTrade {
  const { trade_id, price, qty, side, timestamp } = value as Record<string, unknown>
  return {
    id: wholeIn(trade_id, 'trade_id', SOURCE),
    price: decimalIn(price, 'price', SOURCE),
    quantity: decimalIn(qty, 'qty', SOURCE),
    quote: null,
    time: isoTimeIn(timestamp, 'timestamp', SOURCE),
    // The side is the taker's.
    buyerIsMaker: side === 'sell',
  }
}
