/**
 * Live trades of Binance: one raw stream a symbol (Binance, "WebSocket Streams", 2026). The server pings every 20 seconds,
 * closes each connection after 24 hours, and says before that it will.
 */
import type { LiveMessage, LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import { aggregateTrade, liveTrade } from './binance-trades.ts'
import type { ExchangeAccess } from './exchange.ts'
import { objectIn } from './json.ts'
import { refusedLive } from './live-words.ts'

const SOURCE = 'Binance'
const STREAMS = { trades: 'trade', agg_trades: 'aggTrade' } as const

/** Times are asked for in microseconds, as in pages; a host that ignores it sends milliseconds. */
const QUERY = '?timeUnit=MICROSECOND'

/** Trades of the data set in the settings. */
export function liveTrades({ streams }: Pick<ExchangeAccess, 'streams'>): LiveSource {
  return {
    numbered: true,
    feed: async ({ settings }) => {
      const symbol = encodeURIComponent(settings.symbol.toLowerCase())
      return {
        url: `${streams(settings)}/ws/${symbol}@${STREAMS[settings.dataset]}${QUERY}`,
        subscribe: null,
        probe: JSON.stringify({ method: 'LIST_SUBSCRIPTIONS', id: 1 }),
        read: (text) => read(text, settings.symbol),
      }
    },
  }
}

/** Answers to the probe and announcements have no trades, and those of another symbol are not this history's. */
function read(text: string, symbol: string): LiveMessage {
  const message = objectIn(text, SOURCE)
  if (typeof message.s === 'string' && message.s !== symbol) return { trades: [] }
  if (message.e === 'trade') return { trades: [liveTrade(message)] }
  if (message.e === 'aggTrade') return { trades: [aggregateTrade(message)] }
  if (message.error !== undefined) throw refusedLive(SOURCE, message.error, text)
  return { trades: [] }
}
