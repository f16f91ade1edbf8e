/**
 * Reads trade files column by column, row group by row group. hyparquet parses the footer and the page headers; pages
 * are decompressed in the thread pool while the caller works on the previous group, and read as views of their bytes.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { type ColumnMetaData, type FileMetaData, parquetMetadataAsync } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { TradeDigits } from '../../../shared/kinds/trades.ts'
import { readCodec } from './codec.ts'
import { type ColumnSet, type DecimalColumn, Long64 } from './columns.ts'
import { unpackRising } from './delta.ts'
import type { PageEncoding } from './parquet-file.ts'
import { release } from './release.ts'
import type { LongColumn } from './schema.ts'
import { Wide128 } from './wide.ts'

/** The requested columns of one row group. */
export interface RowGroup<Name extends LongColumn> {
  readonly rows: number
  readonly columns: ColumnSet<Name>
  /** The flags `buyer_is_maker` as bits, least significant first; empty if not requested. */
  readonly maker: Uint8Array
}

const NO_FLAGS = new Uint8Array()

/** Number of row groups decompressed ahead of the caller. */
const AHEAD = 3

/**
 * Reads only files written by Vigie. Must be closed. @throws (from its methods) VigieError
 * trades_file_malformed if a column is damaged, missing or in another form
 */
export class TradeFileReader {
  readonly path: string
  readonly rows: number
  private readonly file: FileHandle
  private readonly metadata: FileMetaData

  private constructor(file: FileHandle, metadata: FileMetaData, path: string) {
    this.file = file
    this.metadata = metadata
    this.path = path
    this.rows = Number(metadata.num_rows)
  }

  /** @throws VigieError trades_file_malformed if it is not a Parquet file, or cut short */
  static async open(path: string): Promise<TradeFileReader> {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const slice = (start: number, end = size) => readExactly(file, start, end - start)
      const metadata = await parquetMetadataAsync({ byteLength: size, slice }, { initialFetchSize: 65_536 })
      return new TradeFileReader(file, metadata, path)
    } catch (error) {
      await file.close()
      throw malformed(path, { messageKey: 'trade_file.not_parquet' }, error)
    }
  }

  /** Opens a file, and closes it after the work. @throws as open, and as the work */
  static async use<Result>(
    path: string,
    work: (reader: TradeFileReader) => Promise<Result>,
  ): Promise<Result> {
    const reader = await TradeFileReader.open(path)
    try {
      return await work(reader)
    } finally {
      await reader.close()
    }
  }

  /** What the footer says about the file besides its columns. */
  get about(): FileMetaData['key_value_metadata'] {
    return this.metadata.key_value_metadata
  }

  /** The digits of its prices. @throws VigieError trades_file_malformed if it has no prices */
  get digits(): TradeDigits {
    const price = this.metadata.schema.find(({ name }) => name === 'price')
    if (price === undefined)
      throw malformed(this.path, { messageKey: 'trade_file.column_missing', params: { column: 'price' } })
    return price.type === 'FIXED_LEN_BYTE_ARRAY' ? 'wide' : 'usual'
  }

  close(): Promise<void> {
    return this.file.close()
  }

  /**
   * Yields all row groups in order, with some columns, and with the flags if wanted. A group is valid until the next
   * one is requested.
   */
  async *groups<Name extends LongColumn>(
    names: readonly Name[],
    { flags = false } = {},
  ): AsyncGenerator<RowGroup<Name>> {
    const ahead: Promise<RowGroup<Name>>[] = []
    const count = this.metadata.row_groups.length
    for (let next = 0; ahead.length > 0 || next < count; ) {
      while (next < count && ahead.length < AHEAD) {
        const group = this.group(next++, names, flags)
        group.catch(() => undefined)
        ahead.push(group)
      }
      const group = await (ahead.shift() as Promise<RowGroup<Name>>)
      yield group
      for (const { buffer } of Object.values<DecimalColumn>(group.columns)) release(buffer)
    }
  }

  private async group<Name extends LongColumn>(
    index: number,
    names: readonly Name[],
    flags: boolean,
  ): Promise<RowGroup<Name>> {
    const rows = Number(this.metadata.row_groups[index]?.num_rows)
    const maker = flags ? this.page(index, 'buyer_is_maker') : null
    maker?.catch(() => undefined)
    const longs = await Promise.all(names.map((name) => this.long(index, name, rows)))
    const columns = Object.fromEntries(names.map((name, i) => [name, longs[i]]))
    return { rows, columns: columns as ColumnSet<Name>, maker: (await maker)?.bytes ?? NO_FLAGS }
  }

  private async long(index: number, name: LongColumn, rows: number): Promise<DecimalColumn> {
    const wide = this.chunk(index, name).type === 'FIXED_LEN_BYTE_ARRAY'
    const { encoding, bytes } = await this.page(index, name)
    try {
      if (wide) return wideColumn(bytes, rows)
      return encoding === 'PLAIN' ? plainLongs(bytes, rows) : unpackRising(bytes, rows)
    } catch (error) {
      throw malformed(this.path, { messageKey: 'trade_file.column_damaged', params: { column: name } }, error)
    }
  }

  /** Returns the only page of a column chunk, decompressed. */
  private async page(index: number, name: string): Promise<{ encoding: PageEncoding; bytes: Uint8Array }> {
    const meta = this.chunk(index, name)
    const size = Number(meta.total_compressed_size)
    const buffer = await readExactly(this.file, Number(meta.data_page_offset), size)
    const reader = { view: new DataView(buffer), offset: 0 }
    const header = parquetHeader(reader)
    const page = new Uint8Array(buffer, reader.offset, header.compressed_page_size)
    const codec = readCodec(meta.codec)
    const encoding = header.type === 'DATA_PAGE' ? header.data_page_header?.encoding : undefined
    const known = encoding === 'PLAIN' || encoding === 'DELTA_BINARY_PACKED'
    if (!known || codec === null || reader.offset + page.length !== size) {
      throw malformed(this.path, { messageKey: 'trade_file.column_foreign', params: { column: name } })
    }
    try {
      return { encoding, bytes: await codec.decompress(page, header.uncompressed_page_size) }
    } catch (error) {
      throw malformed(this.path, { messageKey: 'trade_file.column_damaged', params: { column: name } }, error)
    } finally {
      release(buffer)
    }
  }

  private chunk(index: number, name: string): ColumnMetaData {
    const chunk = this.metadata.row_groups[index]?.columns.find(
      ({ meta_data }) => meta_data?.path_in_schema[0] === name,
    )
    if (!chunk?.meta_data)
      throw malformed(this.path, { messageKey: 'trade_file.column_missing', params: { column: name } })
    return chunk.meta_data
  }
}

function plainLongs(page: Uint8Array, rows: number): Long64 {
  if (page.length !== rows * 8) throw new Error('its page has the wrong length')
  const aligned = page.byteOffset % 8 === 0 ? page : page.slice()
  return new Long64(new BigInt64Array(aligned.buffer, aligned.byteOffset, rows))
}

function wideColumn(page: Uint8Array, rows: number): Wide128 {
  if (page.length !== rows * 16) throw new Error('its page has the wrong length')
  return new Wide128(page)
}

async function readExactly(file: FileHandle, start: number, length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, start)
  if (bytesRead !== length) throw new Error(`${length} bytes wanted at ${start}, ${bytesRead} there`)
  return bytes.buffer
}

function malformed(file: string, problem: LocalizableMessage, cause?: unknown): VigieError {
  return cause instanceof VigieError
    ? cause
    : new VigieError('trades_file_malformed', { file, problem }, { cause })
}
