/** Reads rows of a CSV file from elsewhere: any usual separator, quotation marks, and the line of each row. */
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { VigieError } from '../../../shared/errors.ts'
import { dialectOf } from '../tables/dialect.ts'
import { csvColumns } from './csv-columns.ts'
import { csvBytes, csvStart } from './csv-source.ts'
import type { ForeignFile, NumberedRow } from './foreign-file.ts'
import { notAdoptable } from './foreign-refusal.ts'

/** Bytes that show how a file separates its cells. */
const SAMPLE = 100_000
/** Longest row, characters: a quotation mark that is not closed spoils no more. */
const LONGEST_ROW = 100_000

/** A record of csv-parse with the line on which it ends. */
interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** @throws VigieError trades_foreign_malformed; its rows too */
export async function openCsv(path: string): Promise<ForeignFile> {
  const bytes = await csvStart(path, SAMPLE)
  // A picture, or what Excel calls Unicode text.
  if (bytes.includes(0)) throw notAdoptable(path, 'trade_file.not_text')
  const start = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const { delimiter, declaration } = dialectOf(start)
  const first = declaration === '' ? 1 : 2
  const records = recordsIn(path, delimiter, first)
  const { columns, headed } = csvColumns((await firstOf(recordsIn(path, delimiter, first)))?.record ?? [])
  const named = ({ record, info }: CsvRecord): NumberedRow => ({
    line: info.lines,
    row: Object.fromEntries(record.map((value, i) => [columns[i] ?? `column ${i + 1}`, value])),
  })
  async function* rows(): AsyncGenerator<NumberedRow> {
    let skip = headed
    for await (const record of records) {
      if (!skip) yield named(record)
      skip = false
    }
  }
  return { columns, decimalComma: delimiter === ';', rows: rows() }
}

async function* recordsIn(path: string, delimiter: string, fromLine: number): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    from_line: fromLine,
    bom: true,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  })
  const source = Readable.from(copied(csvBytes(path)))
  source.once('error', (error) => parser.destroy(error))
  try {
    yield* source.pipe(parser) as AsyncIterable<CsvRecord>
  } catch (error) {
    throw error instanceof VigieError || !isCsvError(error) ? error : unreadable(path, error)
  } finally {
    source.destroy()
  }
}

/** The parser keeps chunks longer than they are valid. */
async function* copied(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece)
}

async function firstOf<T>(all: AsyncIterable<T>): Promise<T | null> {
  for await (const one of all) return one
  return null
}

const isCsvError = (error: unknown): error is CsvError => error instanceof Error && 'lines' in error

function unreadable(file: string, error: CsvError): VigieError {
  const messageKey = error.code === 'CSV_MAX_RECORD_SIZE' ? 'trade_file.long_row' : 'trade_file.quotes'
  return notAdoptable(file, messageKey, { line: error.lines as number }, { cause: error })
}
