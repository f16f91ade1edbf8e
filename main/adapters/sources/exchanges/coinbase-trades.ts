/** Trades as Coinbase writes them in JSON. */
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import { decimalIn, isoTimeIn, wholeIn } from './json.ts'

const SOURCE = 'Coinbase'

/** Returns a trade of a page or of a live message: both have the same fields. @throws VigieError source_malformed */
export function coinbaseTrade(value: unknown): PageTrade {
  const { trade_id, price, size, side, time } = value as Record<string, unknown>
  return {
    id: wholeIn(trade_id, 'trade_id', SOURCE),
    price: decimalIn(price, 'price', SOURCE),
    quantity: decimalIn(size, 'size', SOURCE),
    quote: null,
    time: isoTimeIn(time, 'time', SOURCE),
    // The side is the maker's.
    buyerIsMaker: side === 'buy',
  }
}
