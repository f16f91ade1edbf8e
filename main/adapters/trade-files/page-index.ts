/** The page index of a Parquet file: where the page of each column chunk is, and the bounds of its values. */
import type { ColumnChunk, SchemaElement } from 'hyparquet'
import type { ByteWriter } from 'hyparquet-writer'
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js'
import { unconvertMinMax } from 'hyparquet-writer/src/unconvert.js'

/** `BoundaryOrder.ASCENDING` of parquet.thrift: true of a single page. */
const ASCENDING = 1

/**
 * Writes the indexes of columns that have one page each, and notes their places in the chunks. hyparquet-writer leaves
 * them out for single pages; readers that require an index need them nevertheless. @param base offset of `out` in the file
 */
export function writePageIndexes(
  out: ByteWriter,
  base: number,
  chunks: readonly ColumnChunk[],
  schema: readonly SchemaElement[],
): void {
  const indexed = chunks.map((chunk, i) => ({ chunk, element: schema[i + 1] as SchemaElement }))
  for (const { chunk, element } of indexed) {
    const bounds = chunk.meta_data?.statistics
    const min = unconvertMinMax(bounds?.min_value, element, false)
    const max = unconvertMinMax(bounds?.max_value, element, true)
    if (min === undefined || max === undefined) continue
    const from = out.offset
    serializeTCompactProtocol(out, {
      field_1: [false],
      field_2: [min],
      field_3: [max],
      field_4: ASCENDING,
      field_5: [0n],
    })
    chunk.column_index_offset = BigInt(base + from)
    chunk.column_index_length = out.offset - from
  }
  for (const { chunk } of indexed) {
    const { data_page_offset: offset = 0n, total_compressed_size: size = 0n } = chunk.meta_data ?? {}
    const from = out.offset
    serializeTCompactProtocol(out, { field_1: [{ field_1: offset, field_2: Number(size), field_3: 0n }] })
    chunk.offset_index_offset = BigInt(base + from)
    chunk.offset_index_length = out.offset - from
  }
}
