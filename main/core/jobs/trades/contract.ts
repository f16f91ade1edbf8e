/** What a contract is worth, if an exchange counts contracts. */
import { VigieError } from '../../../../shared/errors.ts'
import { coinsOf, type DecimalScale, quoteOf, textOf, unitsOf } from './decimal.ts'
import type { PageTrade } from './exchange-trade.ts'
import type { ContractWorth } from './ports.ts'

/** What a number of contracts is in coins and, if it says so itself, in money. */
export interface ContractAmount {
  readonly quantity: bigint
  /** Null: price times quantity. */
  readonly paid: bigint | null
}

/** Returns the amounts of contracts, in units, halves rounded up; null if the price is zero or a decimal is none. */
export function countContracts(
  contracts: bigint,
  price: bigint,
  { value, inverse }: ContractWorth,
  scale: DecimalScale,
): ContractAmount | null {
  const worth = unitsOf(value, scale)
  if (worth === null) return null
  const amount = quoteOf(contracts, worth, scale)
  if (!inverse) return { quantity: amount, paid: null }
  const coins = coinsOf(amount, price, scale)
  return coins === null ? null : { quantity: coins, paid: amount }
}

/**
 * Returns how a trade of an exchange is counted in coins.
 * @param contract what its quantity counts; null if that is coins already
 * @throws (it) VigieError trades_row_malformed at a price of zero
 */
export function countedIn(
  contract: ContractWorth | null,
  scale: DecimalScale,
  source: string,
): (trade: PageTrade) => PageTrade {
  if (contract === null) return (trade) => trade
  return (trade) => {
    const [price, contracts] = [unitsOf(trade.price, scale), unitsOf(trade.quantity, scale)]
    // The writer refuses what is no decimal of the collection, with its reason.
    if (price === null || contracts === null) return trade
    const counted = countContracts(contracts, price, contract, scale)
    if (counted === null) {
      const problem = { messageKey: 'row.not_price', params: { value: trade.price } } as const
      throw new VigieError('trades_row_malformed', { line: trade.id, file: source, field: 'price', problem })
    }
    const { quantity, paid } = counted
    return { ...trade, quantity: textOf(quantity, scale), quote: paid === null ? null : textOf(paid, scale) }
  }
}
