/** The file of an import on this machine: a plain one, of a size that can be read, and read in time. */
import { readFile, stat } from 'node:fs/promises'
import { VigieError } from '../../../../shared/errors.ts'
import { unreadable } from './read.ts'

/** Far above the official tree and any database of records. */
const LARGEST_MB = 200
/** A disk that hangs, or a network drive that is gone. */
const TIMEOUT_MS = 60_000

/** @throws VigieError records_unreadable, for a pipe, a device or a folder too: they may never end */
export async function readRecordsFile(path: string): Promise<Uint8Array> {
  try {
    const about = await stat(path)
    if (!about.isFile()) throw unreadable(path, 'it is not a file')
    if (about.size > LARGEST_MB * 1_000_000) throw unreadable(path, `it is larger than ${LARGEST_MB} MB`)
    return await readFile(path, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    if (error instanceof VigieError) throw error
    throw unreadable(path, error instanceof Error ? error.message : String(error), error)
  }
}
