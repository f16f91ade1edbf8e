/** Converts trades of REST pages to archive lines, so that both use one writer. */
import { quoteOf, textOf, unitsOf } from './decimal.ts'
import type { PageTrade } from './ports.ts'

/** Returns the line of a trade, decimals to eight places. @throws Error if a decimal was not validated before */
export function csvLine(trade: PageTrade): string {
  const price = units(trade.price)
  const quantity = units(trade.quantity)
  const head = `${trade.id},${textOf(price)},${textOf(quantity)}`
  const tail = `${trade.time},${trade.buyerIsMaker ? 'True' : 'False'},True\n`
  if (trade.firstId !== undefined) return `${head},${trade.firstId},${trade.lastId},${tail}`
  const quote = trade.quote === null ? quoteOf(price, quantity) : units(trade.quote)
  return `${head},${textOf(quote)},${tail}`
}

function units(text: string): bigint {
  const value = unitsOf(text)
  if (value === null) throw new Error(`"${text}" is not a decimal`)
  return value
}
