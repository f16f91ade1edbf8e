/** Checks, before a file is adopted, whether its trades fit beside it: as rows by day while they are split, then as files. */
import { open, stat } from 'node:fs/promises'
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet'
import { VigieError } from '../../../shared/errors.ts'
import type { DecimalScale } from '../../core/jobs/trades/decimal.ts'
import { csvStart } from './csv-source.ts'
import { uncompressedSize } from './zip.ts'

/** Bytes of one trade in a file: four were measured, twice as many and a half are assumed. */
const FILE_BYTES = 10
/** Bytes of one trade as a packed row. */
const ROW_BYTES: Readonly<Record<DecimalScale, number>> = { 8: 41, 18: 65 }
/** Assumed if gzip does not say the size: of a file above 4 GB, or of several parts. */
const GZIP_RATIO = 6
const SAMPLE = 64 * 1024
const MB = 1_000_000

/** The free bytes of the disk of a folder; null if it does not say. */
export type FreeBytes = (folder: string) => Promise<number | null>

/** What is to be split, and how: whether rows of the days are written first. */
export interface AdoptPlan {
  readonly paths: readonly string[]
  readonly folder: string
  readonly scale: DecimalScale
  readonly asRows: boolean
}

/** @throws VigieError trades_disk_full naming the free and the needed space */
export async function assertRoom(
  { paths, folder, scale, asRows }: AdoptPlan,
  freeBytes: FreeBytes,
): Promise<void> {
  const free = await freeBytes(folder)
  if (free === null) return
  let rows = 0
  for (const path of paths) rows += await rowsIn(path)
  const needed = Math.ceil(rows * (FILE_BYTES + (asRows ? ROW_BYTES[scale] : 0)))
  if (free >= needed) return
  throw new VigieError('trades_disk_full', {
    folder,
    free_mb: Math.round(free / MB),
    needed_mb: Math.round(needed / MB),
  })
}

/** Returns how many trades a file has: of Parquet exactly, of CSV by the length of its first lines. */
async function rowsIn(path: string): Promise<number> {
  try {
    if (/\.parquet$/i.test(path)) {
      return Number((await parquetMetadataAsync(await asyncBufferFromFile(path))).num_rows)
    }
    const start = await csvStart(path, SAMPLE)
    if (start.length === 0) return 0
    const lines = Math.max(1, start.toString('latin1').split('\n').length - 1)
    return (await textSize(path)) / (start.length / lines)
  } catch {
    // What cannot be read is refused when it is read, with its reason.
    return 0
  }
}

async function textSize(path: string): Promise<number> {
  const { size } = await stat(path)
  if (/\.zip$/i.test(path)) return uncompressedSize(path)
  if (!/\.gz$/i.test(path)) return size
  const declared = await gzipSize(path, size)
  return declared >= size ? declared : size * GZIP_RATIO
}

/** Returns the size that a gzip file says in its last four bytes. */
async function gzipSize(path: string, size: number): Promise<number> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4)
    return buffer.readUInt32LE()
  } finally {
    await file.close()
  }
}
