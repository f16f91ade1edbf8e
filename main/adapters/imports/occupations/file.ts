/** The file of an import on this machine: a plain one, of a size that can be read, and read in time. */
import { readFile, stat } from 'node:fs/promises'
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { unreadable } from './read.ts'

/** Far above the official tree and any database of records, and what a thread can read in its memory. */
const LARGEST_MB = 50
/** A disk that hangs, or a network drive that is gone. */
const TIMEOUT_MS = 60_000

const tooLarge = { told: 'records.too_large', params: { limit: LARGEST_MB } } as const

/** @throws VigieError records_unreadable, for a pipe, a device or a folder too: they may never end */
export async function readRecordsFile(path: string): Promise<Uint8Array> {
  try {
    const about = await stat(path)
    if (!about.isFile()) throw unreadable(path, { told: 'records.not_file' })
    if (about.size > LARGEST_MB * 1_000_000) throw unreadable(path, tooLarge)
    return await readFile(path, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    if (error instanceof VigieError) throw error
    throw unreadable(path, blockedReasonIn(error), error)
  }
}

function blockedReasonIn(error: unknown): LocalizableMessage {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ENOENT'
    ? { told: 'no_such_file' }
    : { told: 'file.unreadable', params: { detail: message } }
}
