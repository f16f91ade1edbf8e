/** Trades as OKX writes them in JSON, and what their sizes count. */
import type { PageTrade, SymbolRequest } from '../../../core/jobs/trades/exchange-trade.ts'
import type { ContractWorth } from '../../../core/jobs/trades/ports.ts'
import { malformed } from '../answer.ts'
import type { ExchangeAccess } from './exchange.ts'
import { decimalIn, otherThan } from './json.ts'

const SOURCE = 'OKX'

/** Returns what sizes of the requested symbol count; null if they are coins. @throws VigieError source_* */
export type ContractOf = (access: ExchangeAccess, request: SymbolRequest) => Promise<ContractWorth | null>

/** Returns a trade of a page or of a live message: both have the same fields. @throws VigieError source_malformed */
export function okxTrade(value: unknown): PageTrade {
  const { tradeId, px, sz, side, ts } = value as Record<string, unknown>
  return {
    id: wholeText(tradeId, 'tradeId'),
    price: decimalIn(px, 'px', SOURCE),
    quantity: decimalIn(sz, 'sz', SOURCE),
    quote: null,
    time: wholeText(ts, 'ts') * 1000,
    // The side is the taker's.
    buyerIsMaker: side === 'sell',
  }
}

/** Returns a whole number that is given as text. */
function wholeText(value: unknown, name: string): number {
  if (typeof value !== 'string' || !/^\d{1,16}$/.test(value)) {
    throw malformed(SOURCE, otherThan('answer.not_whole', name, value))
  }
  return Number(value)
}
