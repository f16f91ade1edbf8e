/** Converts CSV bytes to a Parquet file on disk, in one pass and bounded memory. */
import type { FileOrigin } from '../../core/jobs/trades/facts.ts'
import type { ArchiveAnswer } from '../../core/jobs/trades/tasks.ts'
import { openNew } from '../files/new-file.ts'
import { TradeColumns } from './columns.ts'
import { TradeCsv } from './csv.ts'
import { footerOf } from './footer.ts'
import { TradeFileReader } from './parquet-reader.ts'
import { TradeFileWriter } from './parquet-writer.ts'
import { recount } from './recount.ts'
import { copyRows } from './rows.ts'
import type { FileForm } from './schema.ts'

/** One day of CSV to convert. */
export interface Conversion {
  readonly form: FileForm
  /** Whether the third column counts contracts and the fourth coins. */
  readonly contracts: boolean
  readonly bytes: AsyncIterable<Uint8Array>
  /** Name of the source in errors. */
  readonly name: string
  /** Midnight of the day, microseconds. */
  readonly day: number
  /** A file whose trades come first: the day so far. */
  readonly previous: string | null
  /** Written, flushed to disk and closed; the caller renames it. */
  readonly target: string
  /** Written to the footer. */
  readonly origin: FileOrigin
  /** Called from time to time with the number of parsed rows. */
  readonly progress?: (rows: number) => void
}

/** @throws VigieError trades_row_malformed; errors of reading and writing. Then the target may be incomplete */
export async function csvToParquet(
  conversion: Conversion,
): Promise<Omit<ArchiveAnswer, 'duplicates' | 'reordered'>> {
  const handle = await openNew(conversion.target)
  try {
    const { form, contracts, previous } = conversion
    const spare = Array.from({ length: TradeFileWriter.COLUMNS }, () => new TradeColumns(form))
    let columns = spare.pop() as TradeColumns
    const writer = new TradeFileWriter(handle, form, spare)
    const full = (taken: TradeColumns) => writer.group(taken)
    const { name: file, day } = conversion
    const csv = new TradeCsv({ columns, full, file, day, contracts })
    if (previous !== null) {
      columns = await TradeFileReader.use(previous, async (reader) => {
        await recount(reader, csv.facts)
        return copyRows(reader, columns, full)
      })
      csv.goOnWith(columns)
    }
    for await (const piece of conversion.bytes) {
      await csv.push(piece)
      conversion.progress?.(csv.facts.rows)
    }
    await csv.end()
    const facts = csv.facts.facts()
    const written = await writer.finish((contentSha256) => footerOf(conversion.origin, facts, contentSha256))
    return { ...facts, ...written, header: csv.header, oneSided: writer.flags.size === 1 }
  } finally {
    await handle.close()
  }
}
