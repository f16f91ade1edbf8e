/**
 * Live trades of Coinbase: the channels `matches` and `heartbeat` of its exchange feed (Coinbase, "Exchange WebSocket
 * Channels", 2025). It ends a connection without a subscription after five seconds, and beats every second; its beats may
 * name no last trade, so gaps are seen by the ids.
 */
import type { LiveMessage, LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import { coinbaseTrade } from './coinbase-trades.ts'
import type { ExchangeAccess } from './exchange.ts'
import { objectIn } from './json.ts'
import { isOfAnother, refusedLive } from './live-words.ts'

const SOURCE = 'Coinbase'

/** Every trade with its id, the last one before the subscription too. */
export function coinbaseLive({ streams }: Pick<ExchangeAccess, 'streams'>): LiveSource {
  return {
    numbered: true,
    feed: async ({ settings }) => {
      const subscribe = JSON.stringify({
        type: 'subscribe',
        product_ids: [settings.symbol],
        channels: ['matches', 'heartbeat'],
      })
      // It has no message to ask for a sign of life, but answers a subscription that it has.
      const read = (text: string) => readLive(text, settings.symbol)
      return { url: streams(settings), subscribe, probe: subscribe, read }
    },
  }
}

function readLive(text: string, symbol: string): LiveMessage {
  const message = objectIn(text, SOURCE)
  if (isOfAnother(message.product_id, symbol)) return { trades: [] }
  const { type, reason } = message
  if (type === 'match' || type === 'last_match') return { trades: [coinbaseTrade(message)] }
  if (type === 'error') throw refusedLive(SOURCE, reason ?? message.message, text)
  return { trades: [], subscribed: type === 'subscriptions' }
}
