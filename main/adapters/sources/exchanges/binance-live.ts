/**
 * Live trades of Binance: one raw stream a symbol (Binance, "WebSocket Streams", 2026). The server pings every 20 seconds,
 * closes each connection after 24 hours, and says before that it will.
 */
import { countedIn } from '../../../core/jobs/trades/contract.ts'
import { scaleOf } from '../../../core/jobs/trades/decimal.ts'
import type { PageTrade, SymbolRequest } from '../../../core/jobs/trades/exchange-trade.ts'
import type { LiveMessage, LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import type { ContractWorth } from '../../../core/jobs/trades/ports.ts'
import { aggregateTrade, liveTrade } from './binance-trades.ts'
import type { ExchangeAccess } from './exchange.ts'
import { objectIn } from './json.ts'
import { isOfAnother, refusedLive } from './live-words.ts'

const SOURCE = 'Binance'
const STREAMS = { trades: 'trade', agg_trades: 'aggTrade' } as const

/** Times are asked for in microseconds, as in pages; a host that ignores it sends milliseconds. */
const QUERY = '?timeUnit=MICROSECOND'

/** Trades of the data set in the settings. @param contractOf what quantities count; absent: coins */
export function liveTrades(
  access: ExchangeAccess,
  contractOf?: (access: ExchangeAccess, request: SymbolRequest) => Promise<ContractWorth>,
): LiveSource {
  return {
    numbered: true,
    feed: async (request) => {
      const { settings } = request
      const contract = (await contractOf?.(access, request)) ?? null
      const counted = countedIn(contract, scaleOf(settings.digits), SOURCE)
      const symbol = encodeURIComponent(settings.symbol.toLowerCase())
      return {
        url: `${access.streams(settings)}/ws/${symbol}@${STREAMS[settings.dataset]}${QUERY}`,
        subscribe: null,
        probe: JSON.stringify({ method: 'LIST_SUBSCRIPTIONS', id: 1 }),
        read: (text) => read(text, settings.symbol, counted),
      }
    },
  }
}

/**
 * Answers to the probe and announcements have no trades, and those of another symbol are not this history's. Streams of
 * futures also have what the insurance fund settles: nobody traded, and its price and quantity may be zero.
 */
function read(text: string, symbol: string, counted: (trade: PageTrade) => PageTrade): LiveMessage {
  const message = objectIn(text, SOURCE)
  if (isOfAnother(message.s, symbol)) return { trades: [] }
  if (message.e === 'trade') {
    const traded = message.X === undefined || message.X === 'MARKET'
    return { trades: traded ? [counted(liveTrade(message))] : [] }
  }
  if (message.e === 'aggTrade') return { trades: [aggregateTrade(message)] }
  if (message.error !== undefined) throw refusedLive(SOURCE, message.error, text)
  return { trades: [] }
}
