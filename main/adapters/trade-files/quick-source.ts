/** Files from elsewhere that can be read as lines of an archive. */
import { CSV_NAME, csvBytes, csvStart } from './csv-source.ts'
import type { SourceWish } from './foreign-file.ts'
import { recognised } from './foreign-trade.ts'
import { plainForm, plainLines } from './plain-csv.ts'
import { parquetForm, parquetLines } from './plain-parquet.ts'

/** A file, and its bytes as those of an archive; a chunk is valid until the next one is requested. */
export interface QuickSource {
  readonly path: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

/** The fields of an archive's line, in order. */
const FORM = ['id', 'price', 'quantity', 'quote_quantity', 'time', 'buyer_is_maker'] as const
/** Bytes in which the first two lines of a file end. */
const FIRST_LINES = 2000

/** Returns the files of a history; null if one of them has another form. */
export async function quickSources(
  paths: readonly string[],
  wish: SourceWish,
): Promise<readonly QuickSource[] | null> {
  const sources: QuickSource[] = []
  for (const path of paths) {
    // What cannot be read is left to the careful way, which says why.
    const source = await quickSource(path, wish).catch(() => null)
    if (source === null) return null
    sources.push(source)
  }
  return sources
}

async function quickSource(path: string, wish: SourceWish): Promise<QuickSource | null> {
  if (!CSV_NAME.test(path)) {
    const columns = await parquetForm(path, wish)
    return columns === null ? null : { path, bytes: () => parquetLines(path, columns) }
  }
  if (Object.keys(wish.named).length === 0 && (await isArchiveForm(path))) {
    return { path, bytes: () => csvBytes(path) }
  }
  const form = await plainForm(path, wish)
  return form === null ? null : { path, bytes: () => plainLines(csvBytes(path), form) }
}

/** A line of an archive. */
const LINE = /^\d+(?:,\d+(?:\.\d+)?){3},\d{13}(?:\d{3})?,(?:true|false)(?:,(?:true|false))?$/i

/** Whether a file begins with a line of an archive, or with its columns in its order and then such a line. */
async function isArchiveForm(path: string): Promise<boolean> {
  const start = (await csvStart(path, FIRST_LINES)).toString('latin1')
  const [first = '', second = ''] = start.split(/\r?\n/, 2)
  if (LINE.test(first)) return true
  const fields = first.split(',')
  const found = recognised(fields, {})
  return LINE.test(second) && FORM.every((field, i) => found[field] === fields[i])
}
