/** Reads rows of Parquet from elsewhere without losing a digit. */
import { type FileHandle, open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type SchemaElement,
} from 'hyparquet'
import { readCodec } from './codec.ts'
import type { ForeignFile, ForeignRow, NumberedRow } from './foreign-file.ts'
import { notAdoptable } from './foreign-refusal.ts'
import { unpackLz4 } from './lz4.ts'

const CHUNK_ROWS = 20_000

/** An open file; its caller closes it. */
export interface ParquetSource {
  readonly file: FileHandle
  readonly bytes: AsyncBuffer
  readonly metadata: FileMetaData
}

/** @throws VigieError trades_foreign_malformed if it is none */
export async function openSource(path: string): Promise<ParquetSource> {
  const file = await open(path, 'r')
  const { size } = await file.stat()
  const bytes = {
    byteLength: size,
    slice: async (start: number, end = size) => {
      const part = new Uint8Array(end - start)
      await file.read(part, 0, part.length, start)
      return part.buffer
    },
  }
  const metadata = await parquetMetadataAsync(bytes).catch(async (error: unknown) => {
    await file.close()
    throw notAdoptable(path, 'trade_file.not_parquet', {}, { cause: error })
  })
  return { file, bytes, metadata }
}

/** @throws VigieError trades_foreign_malformed if it is none; its rows too */
export async function openParquet(path: string): Promise<ForeignFile> {
  const { file: looked, metadata } = await openSource(path)
  await looked.close()
  const codecs = metadata.row_groups.flatMap(({ columns }) =>
    columns.map(({ meta_data }) => meta_data?.codec),
  )
  const codec = codecs.find((name = 'UNCOMPRESSED') => !READABLE.has(name))
  if (codec !== undefined) throw notAdoptable(path, 'trade_file.compression', { codec })
  const { plain, exact } = withoutConversions(metadata)
  async function* rows(): AsyncGenerator<NumberedRow> {
    // Rows that nobody asks for leave no file open.
    const { file, bytes } = await openSource(path)
    let line = 0
    try {
      for (let start = 0; start < Number(metadata.num_rows); start += CHUNK_ROWS) {
        const rowEnd = Math.min(start + CHUNK_ROWS, Number(metadata.num_rows))
        const chunk = await parquetReadObjects({
          file: bytes,
          metadata: plain,
          rowStart: start,
          rowEnd,
          compressors,
          parsers,
        })
        for (const row of chunk) yield { line: ++line, row: exact(row) }
      }
    } catch (error) {
      throw notAdoptable(path, 'trade_file.rows', {}, { cause: error })
    } finally {
      await file.close()
    }
  }
  const elements = columnElements(metadata)
  const single = elements.filter(({ type }) => type === 'FLOAT').map(({ name }) => name)
  return { columns: elements.map(({ name }) => name), single, decimalComma: false, rows: rows() }
}

/** Returns the columns of a file; what is inside of others is no column of its own. */
export function columnElements({ schema }: FileMetaData): readonly SchemaElement[] {
  const columns: SchemaElement[] = []
  let inside = 0
  for (const element of schema.slice(1)) {
    if (inside === 0) columns.push(element)
    else inside--
    inside += element.num_children ?? 0
  }
  return columns
}

/** The old timestamps of Spark and Hive (INT96), which hyparquet would truncate to milliseconds. */
export const parsers = { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds }

/** Compressions of Node, and LZ4; hyparquet itself has snappy. */
export const compressors = {
  GZIP: (input: Uint8Array) => gunzipSync(input),
  BROTLI: (input: Uint8Array) => brotliDecompressSync(input),
  LZ4_RAW: unpackLz4,
  ZSTD: (input: Uint8Array, size: number) => {
    const codec = readCodec('ZSTD')
    if (codec === null) throw new Error('this runtime cannot read zstd')
    return codec.decompressNow(input, size)
  },
}

const READABLE: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', ...Object.keys(compressors)])

/**
 * hyparquet converts decimals and times through doubles and milliseconds. Read as plain integers and scaled
 * here, they keep every digit.
 */
function withoutConversions(metadata: FileMetaData): {
  plain: FileMetaData
  exact: (row: ForeignRow) => ForeignRow
} {
  const { plain, scales } = unconverted(metadata)
  const exact = (row: ForeignRow) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, scaled(value, scales.get(name) ?? null)]),
    )
  return { plain, exact }
}

/** Returns the metadata without those conversions, and the decimals of each column that they were for. */
export function unconverted(metadata: FileMetaData): {
  readonly plain: FileMetaData
  readonly scales: ReadonlyMap<string, number | null>
} {
  const scales = new Map(columnElements(metadata).map((element) => [element.name, scaleOf(element)]))
  const bare = ({ converted_type: _, logical_type: __, ...element }: SchemaElement): SchemaElement => element
  const schema = metadata.schema.map((element) => (scaleOf(element) === null ? element : bare(element)))
  return { plain: { ...metadata, schema }, scales }
}

/** Returns the number of decimals to shift a column's integers by; times become seconds. Null for other columns. */
function scaleOf({ converted_type, logical_type, scale }: SchemaElement): number | null {
  if (converted_type === 'DECIMAL') return scale ?? 0
  if (converted_type === 'TIMESTAMP_MILLIS') return 3
  if (converted_type === 'TIMESTAMP_MICROS') return 6
  if (logical_type?.type !== 'TIMESTAMP') return null
  return { MILLIS: 3, MICROS: 6, NANOS: 9 }[logical_type.unit]
}

function scaled(value: unknown, scale: number | null): unknown {
  if (scale === null || value === null || value === undefined) return value
  const digits = wholeOf(value)
    .toString()
    .padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Returns the integer that a decimal or a time is stored as. */
export const wholeOf = (value: unknown): bigint =>
  value instanceof Uint8Array ? bigEndian(value) : BigInt(value as number | bigint)

const bigEndian = (bytes: Uint8Array): bigint =>
  BigInt.asIntN(bytes.length * 8, BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`))
