/** Converts trades of REST pages to archive lines, so that both use one writer. */
import { VigieError } from '../../../../shared/errors.ts'
import { type DecimalScale, quoteOf, textOf, unitsOf } from './decimal.ts'
import type { PageTrade } from './exchange-trade.ts'

/** Returns the line of a trade. @throws VigieError trades_row_malformed if a decimal has too many digits */
export function csvLine(trade: PageTrade, scale: DecimalScale, source: string): string {
  const units = (field: 'price' | 'quantity' | 'quote_quantity', text: string): bigint => {
    const value = unitsOf(text, scale)
    if (value !== null) return value
    const problem = {
      messageKey: scale === 8 ? 'row.not_decimal' : 'row.not_decimal_wide',
      params: { value: text },
    } as const
    throw new VigieError('trades_row_malformed', { line: trade.id, file: source, field, problem })
  }
  const text = (value: bigint) => textOf(value, scale)
  const price = units('price', trade.price)
  const quantity = units('quantity', trade.quantity)
  const head = `${trade.id},${text(price)},${text(quantity)}`
  const tail = `${trade.time},${trade.buyerIsMaker ? 'True' : 'False'},True\n`
  if (trade.firstId !== undefined) return `${head},${trade.firstId},${trade.lastId},${tail}`
  const quote = trade.quote === null ? quoteOf(price, quantity, scale) : units('quote_quantity', trade.quote)
  return `${head},${text(quote)},${tail}`
}
