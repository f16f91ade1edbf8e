/**
 * Writes trade columns as Parquet: one PLAIN page a column and row group, compressed in the thread pool while the
 * caller parses on. hyparquet-writer writes headers and footer; its own column encoder takes one bigint at a time,
 * which measured 1 us a row, more than everything else together. The bytes depend on the trades alone.
 */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { ColumnChunk, FileMetaData, RowGroup, SchemaElement } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import type { Dataset } from '../../../shared/kinds/trades.ts'
import { writeCodec } from './codec.ts'
import type { TradeColumns } from './columns.ts'
import { longColumns, tradeSchema } from './schema.ts'
import { type Bounds, longBounds, packFlags } from './statistics.ts'

const MAGIC = new TextEncoder().encode('PAR1')
/** Row groups being compressed at a time; three keep two cores busy in 8 MB. */
const IN_FLIGHT = 3

/** Columns that readers look for ranges in; bounds of the others would cost more than they save. */
const BOUNDED = new Set(['id', 'price', 'time'])

interface Page {
  readonly element: SchemaElement
  readonly plainSize: number
  readonly bytes: Uint8Array
  readonly bounds: Bounds | null
}

export class TradeFileWriter {
  private readonly hash = createHash('sha256')
  private readonly groups: RowGroup[] = []
  private readonly pending: Promise<void>[] = []
  private readonly spare: TradeColumns[] = []
  private readonly schema: SchemaElement[]
  private readonly dataset: Dataset
  private readonly file: FileHandle
  private tail: Promise<void> = Promise.resolve()
  private offset = 0
  private rows = 0

  constructor(file: FileHandle, dataset: Dataset, spare: readonly TradeColumns[]) {
    this.file = file
    this.dataset = dataset
    this.schema = tradeSchema(dataset)
    this.spare = [...spare]
  }

  /** Columns enough for `IN_FLIGHT` groups being written and one being filled. */
  static readonly COLUMNS = IN_FLIGHT + 1

  /** Takes full columns to be written, and answers empty ones. The taken columns must not be touched. */
  async group(columns: TradeColumns): Promise<TradeColumns> {
    this.tail = this.tail.then(async () => this.append(await this.pages(columns), columns))
    this.tail.catch(() => undefined)
    this.pending.push(this.tail)
    if (this.pending.length >= IN_FLIGHT) await this.pending.shift()
    const next = this.spare.pop()
    if (next === undefined) throw new Error('no spare columns')
    next.rows = 0
    return next
  }

  /** Writes the footer and forces everything to the disk. */
  async finish(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.tail
    if (this.offset === 0) await this.write(MAGIC)
    await this.write(this.footer())
    await this.file.sync()
    return { bytes: this.offset, sha256: this.hash.digest('hex') }
  }

  /** One page after the other: more threads than cores would only take the parser's turn. */
  private async pages(columns: TradeColumns): Promise<Page[]> {
    const { rows } = columns
    const flags = packFlags(columns.maker, rows)
    const longs = longColumns(this.dataset).map((name) => columns.longs[name])
    const pages: Page[] = []
    for (const [i, element] of this.schema.slice(1).entries()) {
      const long = longs[i]
      const plain = long === undefined ? flags : long.bytes(rows)
      const bounds = long !== undefined && BOUNDED.has(element.name) ? longBounds(long, rows) : null
      pages.push({ element, plainSize: plain.length, bytes: await writeCodec.compress(plain), bounds })
    }
    return pages
  }

  private async append(pages: readonly Page[], columns: TradeColumns): Promise<void> {
    const { rows } = columns
    const out = new ByteWriter(pages.reduce((sum, page) => sum + page.bytes.length + 64, MAGIC.length))
    if (this.offset === 0) out.appendBytes(MAGIC)
    const chunks = pages.map((page) => chunkOf(page, rows, out, this.offset))
    const total = (pick: (chunk: ColumnChunk) => bigint | undefined) =>
      chunks.reduce((sum, chunk) => sum + (pick(chunk) ?? 0n), 0n)
    this.groups.push({
      columns: chunks,
      num_rows: BigInt(rows),
      total_byte_size: total((chunk) => chunk.meta_data?.total_uncompressed_size),
      total_compressed_size: total((chunk) => chunk.meta_data?.total_compressed_size),
    })
    this.rows += rows
    this.spare.push(columns)
    await this.write(out.getBytes())
  }

  private footer(): Uint8Array {
    const out = new ByteWriter(64 * 1024)
    const metadata: Omit<FileMetaData, 'metadata_length'> = {
      version: 1,
      created_by: 'vigie',
      schema: this.schema,
      num_rows: BigInt(this.rows),
      row_groups: this.groups,
    }
    writeMetadata(out, { ...metadata, metadata_length: 0 })
    out.appendBytes(MAGIC)
    return out.getBytes()
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes)
    this.offset += bytes.length
    let done = 0
    while (done < bytes.length) {
      const { bytesWritten } = await this.file.write(bytes, done)
      done += bytesWritten
    }
  }
}

/** Writes one column chunk of one page and describes it. */
function chunkOf(page: Page, rows: number, out: ByteWriter, base: number): ColumnChunk {
  const start = out.offset
  writePageHeader(out, {
    type: 'DATA_PAGE',
    uncompressed_page_size: page.plainSize,
    compressed_page_size: page.bytes.length,
    data_page_header: {
      num_values: rows,
      encoding: 'PLAIN',
      definition_level_encoding: 'RLE',
      repetition_level_encoding: 'RLE',
    },
  })
  const header = out.offset - start
  out.appendBytes(page.bytes)
  const { element, bounds } = page
  return {
    file_offset: BigInt(base + start),
    meta_data: {
      type: element.type as NonNullable<SchemaElement['type']>,
      encodings: ['PLAIN', 'RLE'],
      path_in_schema: [element.name],
      codec: writeCodec.name,
      num_values: BigInt(rows),
      total_uncompressed_size: BigInt(header + page.plainSize),
      total_compressed_size: BigInt(header + page.bytes.length),
      data_page_offset: BigInt(base + start),
      ...(bounds && { statistics: { null_count: 0n, min_value: bounds.min, max_value: bounds.max } }),
    },
  }
}
