/**
 * Parquet of other programs as lines of an archive, column by column: ten times as fast as row by row. It takes files without
 * nested columns; the careful way reads all others.
 */
import { type ColumnData, type DecodedArray, parquetRead } from 'hyparquet'
import { type DecimalScale, limitOf, quoteOf, textOf, unitsPer } from '../../core/jobs/trades/decimal.ts'
import { OtherForm, type SourceWish } from './foreign-file.ts'
import {
  columnElements,
  compressors,
  openSource,
  type ParquetSource,
  parsers,
  unconverted,
  wholeOf,
} from './foreign-parquet.ts'
import { makerOf, mappingOf, missingIn, recognised, type TradeColumnMapping } from './foreign-trade.ts'
import { timeOf, unitsIn } from './foreign-values.ts'
import { type SymbolCheck, symbolCheck } from './symbol-check.ts'

/** Rows read at a time: of larger row groups some are decoded again for each. */
const CHUNK_ROWS = 200_000
/** Lines joined at a time. */
const LINES = 10_000

/** Which column of a file is which field, and how many decimals it has. */
interface ParquetForm {
  readonly mapping: TradeColumnMapping
  readonly symbol: SymbolCheck | null
  readonly scale: DecimalScale
}

/** @returns null if a column is missing, or the file has nested ones. @throws VigieError trades_foreign_malformed */
export async function parquetForm(
  path: string,
  { named, symbols, scale }: SourceWish,
): Promise<ParquetForm | null> {
  const { file, metadata } = await openSource(path)
  await file.close()
  const elements = columnElements(metadata)
  const names = elements.map(({ name }) => name)
  const nested = elements.some(({ num_children: children }) => (children ?? 0) > 0)
  if (nested || missingIn(recognised(names, named)).length > 0) return null
  // What has too few digits is left to the careful way, which says so.
  if (elements.some(({ type }) => type === 'FLOAT')) return null
  return { mapping: mappingOf({ columns: names }, named, path), symbol: symbolCheck(names, symbols), scale }
}

/** Yields the rows as lines of an archive. @throws (while it yields) OtherForm */
export async function* parquetLines(path: string, form: ParquetForm): AsyncGenerator<Uint8Array> {
  const source = await openSource(path)
  try {
    const rows = Number(source.metadata.num_rows)
    for (let start = 0; start < rows; start += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - start)
      const lineAt = await chunkOf(source, form, start, count)
      for (let from = 0; from < count; from += LINES) {
        const some = Array.from({ length: Math.min(LINES, count - from) }, (_, i) => lineAt(from + i))
        yield Buffer.from(some.join(''))
      }
    }
  } catch (error) {
    // The careful way says what is wrong with a file, and with which row.
    throw error instanceof OtherForm ? error : new OtherForm('damaged', { cause: error })
  } finally {
    await source.file.close()
  }
}

/** Reads some rows. @returns the line of each */
async function chunkOf(
  { bytes, metadata }: ParquetSource,
  { mapping, symbol, scale }: ParquetForm,
  start: number,
  count: number,
): Promise<(row: number) => string> {
  const { plain, scales } = unconverted(metadata)
  const columns = new Map<string, unknown[]>()
  const names = [...Object.values(mapping), symbol?.column ?? null].filter((name) => name !== null)
  for (const name of names) columns.set(name, new Array(count))
  const onChunk = ({ columnName, columnData, rowStart }: ColumnData) =>
    copyRows(columnData, rowStart - start, columns.get(columnName) ?? [], count)
  const rowEnd = start + count
  await parquetRead({
    file: bytes,
    metadata: plain,
    columns: names,
    rowStart: start,
    rowEnd,
    onChunk,
    compressors,
    parsers,
  })
  const readerOf = (name: string) => {
    const values = columns.get(name) ?? []
    return (row: number) => values[row]
  }
  const units = (name: string) => unitsReader(readerOf(name), scales.get(name) ?? null, scale)
  const [id, price, quantity] = [readerOf(mapping.id), units(mapping.price), units(mapping.quantity)]
  const given = mapping.quote_quantity === null ? null : units(mapping.quote_quantity)
  const time = timeReader(readerOf(mapping.time), scales.get(mapping.time) ?? null)
  const maker = readerOf(mapping.buyer_is_maker)
  const named = symbol === null ? null : readerOf(symbol.column)
  return (row) => {
    if (symbol?.fits(named?.(row)) === false) throw new OtherForm()
    const [paid, amount] = [price(row), quantity(row)]
    const quote = given === null ? quoteOf(paid, amount, scale) : given(row)
    const flag = makerOf(maker(row))
    const number = String(id(row))
    if (flag === null || !/^\d{1,16}$/.test(number)) throw new OtherForm()
    const texts = `${textOf(paid, scale)},${textOf(amount, scale)},${textOf(quote, scale)}`
    return `${number},${texts},${time(row)},${flag ? 'True' : 'False'}\n`
  }
}

/** Copies the rows of a chunk that are asked for. @param first row of the chunk among them; it may be below 0 */
function copyRows(data: DecodedArray, first: number, into: unknown[], count: number): void {
  const end = Math.min(data.length, count - first)
  for (let i = Math.max(0, -first); i < end; i++) into[first + i] = data[i]
}

type ParquetValueReader<Value> = (row: number) => Value

/** @param decimals of a column of decimals; null for other numbers and texts */
function unitsReader(
  valueAt: ParquetValueReader<unknown>,
  decimals: number | null,
  scale: DecimalScale,
): ParquetValueReader<bigint> {
  const limit = limitOf(scale)
  const checked = (units: bigint | null) => {
    if (units === null || units < 0n || units >= limit) throw new OtherForm()
    return units
  }
  if (decimals === null) return (row) => checked(unitsIn(valueAt(row), false, scale))
  const divisor = 10n ** BigInt(Math.max(0, decimals - scale))
  const factor = unitsPer(scale) / 10n ** BigInt(Math.min(decimals, scale))
  return (row) => {
    const whole = wholeOf(valueAt(row) ?? -1)
    if (whole % divisor !== 0n) throw new OtherForm()
    return checked((whole / divisor) * factor)
  }
}

/** @param decimals of a column of instants, whose unit they are; null for other numbers and texts */
function timeReader(
  valueAt: ParquetValueReader<unknown>,
  decimals: number | null,
): ParquetValueReader<number> {
  const factor = 10n ** BigInt(Math.max(0, 6 - (decimals ?? 6)))
  const divisor = 10n ** BigInt(Math.max(0, (decimals ?? 6) - 6))
  return (row) => {
    const value = valueAt(row)
    const time = decimals === null ? timeOf(value) : Number((wholeOf(value ?? -1) * factor) / divisor)
    // Seconds of ten digits, as the careful way takes them.
    if (time === null || !(time >= 1e15 && time < 1e16)) throw new OtherForm()
    return time
  }
}
