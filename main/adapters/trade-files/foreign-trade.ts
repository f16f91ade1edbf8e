/** Converts a row of another program's file to a trade: columns by their usual names, or named by the owner. */

import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { ProblemKey } from '../../../shared/messages/index.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import { type ContractAmount, countContracts } from '../../core/jobs/trades/contract.ts'
import { type DecimalScale, limitOf, quoteOf, textOf } from '../../core/jobs/trades/decimal.ts'
import type { ContractWorth } from '../../core/jobs/trades/ports.ts'
import type { ForeignFile, NumberedRow } from './foreign-file.ts'
import { notAdoptable } from './foreign-refusal.ts'
import { timeOf, unitsIn } from './foreign-values.ts'
import type { SymbolCheck } from './symbol-check.ts'

const USUAL: Record<TradeField, readonly string[]> = {
  id: ['id', 'trade_id', 'tradeid', 'tid'],
  price: ['price', 'p'],
  quantity: ['quantity', 'qty', 'amount', 'size', 'volume', 'q'],
  quote_quantity: ['quote_quantity', 'quoteqty', 'quote_qty', 'cost'],
  time: ['time', 'timestamp', 'datetime', 't', 'ts'],
  buyer_is_maker: ['buyer_is_maker', 'is_buyer_maker', 'isbuyermaker', 'buyer_maker', 'side', 'm'],
}
/** Names of the number of an aggregate trade. */
const AGGREGATE = ['agg_trade_id', 'aggtradeid', 'aggid']
const REQUIRED = ['id', 'price', 'quantity', 'time', 'buyer_is_maker'] as const
type TradeField = (typeof REQUIRED)[number] | 'quote_quantity'

/** The column of each field of a trade. Without an amount in the quote currency, it is computed. */
export type TradeColumnMapping = Readonly<Record<(typeof REQUIRED)[number], string>> & {
  readonly quote_quantity: string | null
}

/** Returns a column by its name, or by its number from 1. */
const columnOf = (columns: readonly string[], name: string): string | undefined =>
  columns.includes(name) ? name : columns[Number(name) - 1]

/** Returns the column of each field: as the owner named it, otherwise by its usual names. */
export function recognised(
  columns: readonly string[],
  named: Readonly<Record<string, string>>,
): { readonly [F in TradeField]?: string } {
  const find = (field: TradeField) =>
    named[field] !== undefined
      ? columnOf(columns, named[field])
      : columns.find((column) => USUAL[field].includes(column.toLowerCase()))
  const fields = Object.keys(USUAL) as TradeField[]
  return Object.fromEntries(
    fields.flatMap((field) => {
      const column = find(field)
      return column === undefined ? [] : [[field, column]]
    }),
  )
}

/** Returns the fields without a column. */
export const missingIn = (mapping: { readonly [F in TradeField]?: string }) =>
  REQUIRED.filter((field) => mapping[field] === undefined)

/**
 * @throws VigieError trades_foreign_malformed for the dump of Kraken, which has neither numbers nor sides of trades, for
 * aggregate trades, and for a column that the owner named and the file does not have
 */
export function assertColumns(
  columns: readonly string[],
  named: Readonly<Record<string, string>>,
  file: string,
): void {
  if (columns.join() === 'time,price,volume') throw notAdoptable(file, 'trade_file.no_numbers')
  if (columns.some((name) => AGGREGATE.includes(name.toLowerCase()))) {
    throw notAdoptable(file, 'trade_file.aggregates')
  }
  const unknown = Object.values(named).find((name) => columnOf(columns, name) === undefined)
  if (unknown === undefined) return
  throw notAdoptable(file, 'trade_file.no_column', { column: unknown, columns: columns.join(', ') })
}

/**
 * @throws VigieError trades_file_unmapped naming the first missing column; trades_foreign_malformed if one has too few digits;
 * as assertColumns
 */
export function mappingOf(
  { columns, single = [] }: Pick<ForeignFile, 'columns' | 'single'>,
  named: Readonly<Record<string, string>>,
  file: string,
): TradeColumnMapping {
  const found = recognised(columns, named)
  const [missing] = missingIn(found)
  assertColumns(columns, named, file)
  if (missing !== undefined) {
    throw new VigieError('trades_file_unmapped', { file, columns: columns.join(', '), missing })
  }
  const imprecise = Object.values(found).find((column) => single.includes(column))
  if (imprecise !== undefined) throw notAdoptable(file, 'trade_file.single', { column: imprecise })
  return { ...(found as TradeColumnMapping), quote_quantity: found.quote_quantity ?? null }
}

/** How a file writes its trades. */
export interface ForeignForm {
  readonly mapping: TradeColumnMapping
  /** Which symbol the rows must name; absent or null: any. */
  readonly symbol?: SymbolCheck | null
  /** Name in errors. */
  readonly file: string
  readonly decimalComma: boolean
  /** Decimals that a price may have. */
  readonly scale: DecimalScale
  /** What a quantity counts; absent: coins. */
  readonly contract?: ContractWorth | null
}

/** A trade of another program as a line of an archive, with its day in UTC. */
export interface ForeignLine {
  readonly day: string
  /** As in an archive. */
  readonly line: string
}

/** @throws VigieError trades_row_malformed naming row and column */
export function lineOf({ row, line: number }: NumberedRow, form: ForeignForm): ForeignLine {
  const { mapping, symbol = null, file, decimalComma, scale, contract = null } = form
  const fault = (field: string, complaint: LocalizableMessage['messageKey']) => {
    const value = textIn(row[field])
    const messageKey = value.trim() === '' ? 'row.missing' : complaint
    const problem = { messageKey, params: { value, symbol: symbol?.symbol ?? '' } }
    return new VigieError('trades_row_malformed', { line: number, file, field, problem })
  }
  const units = (column: string): bigint => {
    const value = unitsIn(row[column], decimalComma, scale)
    if (value === null) throw fault(column, complaintOf(textIn(row[column]), scale))
    return value
  }
  if (symbol !== null && !symbol.fits(row[symbol.column])) throw fault(symbol.column, 'row.other_symbol')
  // Whole numbers with missing ones among them were decimals once.
  const id = String(row[mapping.id]).replace(/\.0+$/, '')
  if (!/^\d{1,16}$/.test(id)) throw fault(mapping.id, 'row.not_whole')
  if (Number(id) > Number.MAX_SAFE_INTEGER) throw fault(mapping.id, 'row.too_large')
  const time = timeOf(row[mapping.time])
  if (time === null) throw fault(mapping.time, 'row.not_time')
  const maker = makerOf(row[mapping.buyer_is_maker])
  if (maker === null) throw fault(mapping.buyer_is_maker, 'row.not_side')
  const [price, given] = [units(mapping.price), units(mapping.quantity)]
  const paid = mapping.quote_quantity === null ? null : units(mapping.quote_quantity)
  const counted: ContractAmount | null =
    contract === null ? { quantity: given, paid } : countContracts(given, price, contract, scale)
  if (counted === null) throw fault(mapping.price, 'row.not_price')
  const { quantity } = counted
  const quote = counted.paid ?? quoteOf(price, quantity, scale)
  if (quote >= limitOf(scale)) throw fault(mapping.quantity, 'row.product_too_large')
  const amounts = [price, quantity, quote].map((value) => textOf(value, scale))
  const words = [id, ...amounts, time, maker ? 'True' : 'False']
  return { day: utcDay(time / 1000), line: `${words.join(',')}\n` }
}

/** Returns a value as a reader of the file sees it: a day as a day, and nothing for none. */
function textIn(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '')
  return value === null || value === undefined ? '' : String(value)
}

/** Returns why a text is no amount: only a number of too many digits fits wide digits. */
function complaintOf(text: string, scale: DecimalScale): ProblemKey {
  if (/^\s*[-−]/.test(text)) return 'row.negative'
  if (!/^\s*\d/.test(text)) return 'row.not_number'
  return scale === 8 ? 'row.not_decimal' : 'row.not_decimal_wide'
}

/** Returns whether the buyer was the maker, of a flag or the side of the taker; null for anything else. */
export function makerOf(value: unknown): boolean | null {
  const word = String(value).toLowerCase()
  if (['true', '1', 'sell', 's'].includes(word)) return true
  return ['false', '0', 'buy', 'b'].includes(word) ? false : null
}
