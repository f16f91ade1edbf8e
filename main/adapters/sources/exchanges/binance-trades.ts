/** Trades as Binance writes them in JSON: of pages and of live messages, single and aggregated. */
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import { microsecondsOf } from '../../trade-files/instant.ts'
import { malformed } from '../answer.ts'
import { decimalIn, otherThan, wholeIn } from './json.ts'

const SOURCE = 'Binance'

/** Returns a trade of a page. @throws VigieError source_malformed */
export function plainTrade(value: unknown): PageTrade {
  const { id, price, qty, quoteQty, time, isBuyerMaker } = value as Record<string, unknown>
  return {
    id: wholeIn(id, 'id', SOURCE),
    price: decimalIn(price, 'price', SOURCE),
    quantity: decimalIn(qty, 'qty', SOURCE),
    quote: decimalIn(quoteQty, 'quoteQty', SOURCE),
    time: instantIn(time),
    buyerIsMaker: isBuyerMaker === true,
  }
}

/** Returns an aggregate trade of a page or of a live message: both have the same fields. @throws VigieError source_malformed */
export function aggregateTrade(value: unknown): PageTrade {
  const { a, p, q, f, l, T, m } = value as Record<string, unknown>
  return {
    id: wholeIn(a, 'a', SOURCE),
    price: decimalIn(p, 'p', SOURCE),
    quantity: decimalIn(q, 'q', SOURCE),
    quote: null,
    firstId: wholeIn(f, 'f', SOURCE),
    lastId: wholeIn(l, 'l', SOURCE),
    time: instantIn(T),
    buyerIsMaker: m === true,
  }
}

/** Returns a trade of a live message. @throws VigieError source_malformed */
export function liveTrade({ t, p, q, T, m }: Readonly<Record<string, unknown>>): PageTrade {
  return {
    id: wholeIn(t, 't', SOURCE),
    price: decimalIn(p, 'p', SOURCE),
    quantity: decimalIn(q, 'q', SOURCE),
    quote: null,
    time: instantIn(T),
    buyerIsMaker: m === true,
  }
}

/** Returns milliseconds or microseconds as microseconds. */
function instantIn(value: unknown): number {
  const time = microsecondsOf(wholeIn(value, 'time', SOURCE))
  if (Number.isNaN(time)) throw malformed(SOURCE, otherThan('answer.not_time', 'time', value))
  return time
}
