/** Reads an import file of this machine: a regular file of limited size, within a time limit. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { VigieError } from '../../../../shared/errors.ts'
import { systemProblem } from '../../../../shared/system-problem.ts'
import { unreadable } from '../../../core/jobs/occupations/import/unreadable.ts'
import { bytesWithin } from '../../files/named-file.ts'

/** Far above the official tree and any database of records, and small enough for a thread's memory. */
const LARGEST_MB = 50
/** For a hanging disk or a lost network drive. */
const TIMEOUT_MS = 60_000

const tooLarge = { messageKey: 'records.too_large', params: { limit: LARGEST_MB } } as const

/** @throws VigieError records_unreadable, also for a pipe, a device or a folder: they may never end */
export async function readRecordsFile(path: string): Promise<Uint8Array> {
  try {
    if (!(await stat(path)).isFile()) throw unreadable(path, { messageKey: 'records.not_file' })
    const stream = createReadStream(path)
    const bytes = await bytesWithin(LARGEST_MB * 1_000_000, stream, AbortSignal.timeout(TIMEOUT_MS))
    if (bytes === null) throw unreadable(path, tooLarge)
    return bytes
  } catch (error) {
    if (error instanceof VigieError) throw error
    throw unreadable(path, systemProblem(error), error)
  }
}
