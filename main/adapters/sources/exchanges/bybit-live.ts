/**
 * Live trades of Bybit: the topic `publicTrade` (Bybit, "V5, Public Trade", 2025). Its trades have names, no numbers: Vigie
 * numbers them as they come, and what was missed is not seen. It wants a ping every 20 seconds.
 */
import { countedIn } from '../../../core/jobs/trades/contract.ts'
import { scaleOf } from '../../../core/jobs/trades/decimal.ts'
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import type { LiveMessage, LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import type { ContractWorth } from '../../../core/jobs/trades/ports.ts'
import type { ExchangeAccess } from './exchange.ts'
import { arrayIn, decimalIn, objectIn, wholeIn } from './json.ts'
import { isOfAnother, refusedLive } from './live-words.ts'

const SOURCE = 'Bybit'
const PING_MS = 20_000

/** A market of Bybit, as its address names it. */
export type BybitMarket = 'spot' | 'linear' | 'inverse'

/** A contract that is settled in coins is worth a dollar. */
const INVERSE: ContractWorth = { value: '1', inverse: true }

/** Trades of a market, numbered as they come. */
export function bybitLive(market: BybitMarket) {
  return ({ streams }: Pick<ExchangeAccess, 'streams'>): LiveSource => ({
    numbered: false,
    feed: async ({ settings }) => {
      const contract = market === 'inverse' ? INVERSE : null
      const counted = countedIn(contract, scaleOf(settings.digits), SOURCE)
      const topic = `publicTrade.${settings.symbol}`
      return {
        url: `${streams(settings)}/v5/public/${market}`,
        subscribe: JSON.stringify({ op: 'subscribe', args: [topic] }),
        probe: JSON.stringify({ op: 'ping' }),
        probeEvery: PING_MS,
        read: (text) => read(text, topic, counted),
      }
    },
  })
}

function read(text: string, asked: string, counted: (trade: PageTrade) => PageTrade): LiveMessage {
  const message = objectIn(text, SOURCE)
  const { topic, success, op, ret_msg, data } = message
  if (isOfAnother(topic, asked)) return { trades: [] }
  if (topic === asked) return { trades: arrayIn(data, SOURCE).map(tradeOf).map(counted) }
  if (success === false) throw refusedLive(SOURCE, ret_msg, text)
  return { trades: [], subscribed: op === 'subscribe' }
}

function tradeOf(value: unknown): PageTrade {
  const { T, S, v, p } = value as Record<string, unknown>
  return {
    id: 0,
    price: decimalIn(p, 'p', SOURCE),
    quantity: decimalIn(v, 'v', SOURCE),
    quote: null,
    time: wholeIn(T, 'T', SOURCE) * 1000,
    // The side is the taker's.
    buyerIsMaker: S === 'Sell',
  }
}
