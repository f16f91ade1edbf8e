/** What the columns of a CSV file are called: as its first line says, or as usual if that is a trade already. */
import { makerOf } from './foreign-trade.ts'
import { timeOf } from './foreign-values.ts'

/** Columns of an archive of Binance. */
const ARCHIVE = ['id', 'price', 'qty', 'quoteQty', 'time', 'isBuyerMaker', 'isBestMatch']
/** Columns of Kraken's dump of all trades: neither numbers nor sides. */
const DUMP = ['time', 'price', 'volume']

/** The names of the columns, and whether the first line is these names. */
export interface CsvColumns {
  readonly columns: readonly string[]
  readonly headed: boolean
}

/** @param first the cells of the first line */
export function csvColumns(first: readonly string[]): CsvColumns {
  // A pandas index has an empty name; a name is never a number, and every trade has some.
  if (first.every((cell) => cell === '' || Number.isNaN(Number(cell))))
    return { columns: first, headed: true }
  return { columns: usualColumns(first), headed: false }
}

/** Columns in no usual order are called by their numbers, from 1. */
function usualColumns(first: readonly string[]): readonly string[] {
  if (isDump(first)) return DUMP
  const [, , , , time, maker] = first
  const isArchive = first.length <= ARCHIVE.length && timeOf(time) !== null && makerOf(maker) !== null
  return isArchive ? ARCHIVE.slice(0, first.length) : first.map((_, i) => String(i + 1))
}

/** Whether a line is a time in seconds with a price and a volume. */
const isDump = ([time = '', ...others]: readonly string[]) =>
  others.length === 2 && /^\d{10}(\.\d+)?$/.test(time)
