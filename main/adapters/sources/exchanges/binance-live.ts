/**
 * Live trades of Binance: one raw stream a symbol (Binance, "WebSocket Streams", 2025). The server pings every 20 seconds,
 * closes each connection after 24 hours, and says before that it will.
 */
import { VigieError } from '../../../../shared/errors.ts'
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { LiveSource, PageTrade } from '../../../core/jobs/trades/ports.ts'
import { malformed } from '../answer.ts'
import { aggregateTrade, liveTrade } from './binance-trades.ts'
import type { ExchangeAccess } from './exchange.ts'
import { wordsOf } from './words.ts'

const SOURCE = 'Binance'
const STREAMS = { trades: 'trade', agg_trades: 'aggTrade' } as const

/** Times are asked for in microseconds, as in pages; a host that ignores it sends milliseconds. */
const QUERY = '?timeUnit=MICROSECOND'

/** Trades of the data set in the settings. */
export function liveTrades({ streams }: Pick<ExchangeAccess, 'streams'>): LiveSource {
  return {
    url: (settings: TradesSettings) => {
      const symbol = encodeURIComponent(settings.symbol.toLowerCase())
      return `${streams(settings)}/ws/${symbol}@${STREAMS[settings.dataset]}${QUERY}`
    },
    trades: tradesIn,
    probe: JSON.stringify({ method: 'LIST_SUBSCRIPTIONS', id: 1 }),
  }
}

/** Answers to the probe and announcements have no trades. */
function tradesIn(text: string): readonly PageTrade[] {
  const message = objectIn(text)
  if (message.e === 'trade') return [liveTrade(message)]
  if (message.e === 'aggTrade') return [aggregateTrade(message)]
  if (message.error !== undefined) {
    const words = wordsOf(JSON.stringify(message.error)) ?? text
    throw new VigieError('source_refused', { source: SOURCE, detail: words })
  }
  return []
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Refused below, with its beginning.
  }
  throw malformed(SOURCE, { told: 'answer.not_json', params: { start: text.slice(0, 40) } })
}
