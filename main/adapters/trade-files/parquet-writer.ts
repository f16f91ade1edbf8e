/** Writes trade columns as Parquet, compressing several row groups in the thread pool while the caller parses. */
import type { FileHandle } from 'node:fs/promises'
import type { WrittenFile } from '../../core/jobs/trades/facts.ts'
import { type DecimalColumn, Long64, type TradeColumns } from './columns.ts'
import { packRising } from './delta.ts'
import { BY_FIRST, type DataPage, ParquetFile, pageOf } from './parquet-file.ts'
import { type FileForm, longColumns, tradeSchema } from './schema.ts'
import { flagBounds, longBounds, packFlags, wideBounds } from './statistics.ts'

/** Row groups that are taken before one of them is written; three keep two cores busy in 8 MB. */
const IN_FLIGHT = 3

/**
 * Exchanges columns with its caller: `group` takes full ones and returns empty ones. An error while writing a
 * group is thrown by a later `group` or by `finish`.
 */
export class TradeFileWriter {
  /** The flags that trades have: the buyer was the maker, or not. */
  readonly flags = new Set<boolean>()
  private readonly pending: Promise<void>[] = []
  private readonly spare: TradeColumns[] = []
  private readonly form: FileForm
  private readonly file: ParquetFile
  private tail: Promise<void> = Promise.resolve()

  constructor(file: FileHandle, form: FileForm, spare: readonly TradeColumns[]) {
    const schema = tradeSchema(form)
    // Ids may begin anew each day; the date is the last column, and the root is no column.
    this.file = new ParquetFile(file, schema, form.dated ? [schema.length - 2, 0] : BY_FIRST)
    this.form = form
    this.spare = [...spare]
  }

  /** Enough columns for `IN_FLIGHT` groups being written and one being filled. */
  static readonly COLUMNS = IN_FLIGHT + 1

  /** Takes full columns to write and returns empty ones. The caller must not use the taken ones. */
  async group(columns: TradeColumns): Promise<TradeColumns> {
    this.tail = this.tail.then(async () => {
      const pages = await this.pages(columns)
      const { rows } = columns
      this.spare.push(columns)
      await this.file.append(rows, pages)
    })
    this.tail.catch(() => undefined)
    this.pending.push(this.tail)
    if (this.pending.length >= IN_FLIGHT) await this.pending.shift()
    const next = this.spare.pop()
    if (next === undefined) throw new Error('no spare columns')
    next.rows = 0
    return next
  }

  /**
   * Writes the footer and flushes everything to disk.
   * @param about returns what the footer says about the rows, given their hash
   */
  async finish(
    about: (contentSha256: string) => Readonly<Record<string, string>>,
  ): Promise<Pick<WrittenFile, 'bytes' | 'sha256' | 'contentSha256'>> {
    await this.tail
    const { contentSha256 } = this.file
    return { ...(await this.file.finish(about(contentSha256))), contentSha256 }
  }

  /** All pages at once: the threads do not wait for this one between them. */
  private pages(columns: TradeColumns): Promise<DataPage[]> {
    const { rows } = columns
    const flags = flagBounds(columns.maker, rows)
    this.flags.add(flags.min).add(flags.max)
    return Promise.all([
      ...longColumns(this.form.dataset).map((name) =>
        name === 'id' ? idPage(columns.longs.id, rows) : plainPage(columns.longs[name], rows),
      ),
      pageOf(packFlags(columns.maker, rows), flags),
      ...(this.form.dated ? [datePage(columns.days, rows)] : []),
    ])
  }
}

const plainPage = (column: DecimalColumn, rows: number): Promise<DataPage> =>
  pageOf(column.bytes(rows), column instanceof Long64 ? longBounds(column, rows) : wideBounds(column, rows))

/** Days rise from row to row. */
const datePage = (days: Int32Array, rows: number): Promise<DataPage> =>
  pageOf(new Uint8Array(days.buffer, days.byteOffset, rows * 4), {
    min: days[0] as number,
    max: days[rows - 1] as number,
  })

/** Ids rise, nearly always by one: plain they are a fifth of the file, as differences nothing. */
function idPage(long: Long64, rows: number): Promise<DataPage> {
  const differences = packRising(long, rows)
  if (differences === null) return plainPage(long, rows)
  const bounds = { min: long.values[0] as bigint, max: long.values[rows - 1] as bigint }
  return pageOf(differences, bounds, 'DELTA_BINARY_PACKED')
}
