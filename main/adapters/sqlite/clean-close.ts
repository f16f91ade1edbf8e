/**
 * The record of an orderly end, in a file beside the database. A start that finds it, and the database as it was left, need
 * not read every page: that takes a second and more for each gigabyte.
 */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import * as z from 'zod'
import { DAY_MS, type EpochMs } from '../../../shared/time/units.ts'
import { writeAtomically } from '../files/atomic-write.ts'

const recordSchema = z.object({
  bytes: z.string(),
  /** Last change of the file, ns since 1970. */
  changed: z.string(),
  /** When all pages were last read, ms since 1970. */
  checked_at: z.number(),
})

/** How long a check of all pages is relied on: a disk can lose what nobody has written to, ms. */
const CHECK_HOLDS_MS = 7 * DAY_MS

const recordOf = (path: string): string => `${path}.closed`

/** What a file system says of a file that nobody has changed. */
function stateOf(path: string) {
  const { size, mtimeNs } = statSync(path, { bigint: true })
  return { bytes: String(size), changed: String(mtimeNs) }
}

/** Call after the database has been closed. A full disk may keep the record from being written; that costs a check. */
export function recordClose(path: string, checkedAt: EpochMs): void {
  try {
    writeAtomically(recordOf(path), JSON.stringify({ ...stateOf(path), checked_at: checkedAt }))
  } catch {
    // Without a record the next start reads every page.
  }
}

/**
 * Reads the record and removes it, so that a process that dies leaves none.
 * @returns when all pages were last read; null if they have to be read now
 */
export function takeClose(path: string, now: EpochMs): EpochMs | null {
  const record = readRecord(path)
  rmSync(recordOf(path), { force: true })
  if (record === null || !existsSync(path) || existsSync(`${path}-wal`)) return null
  const { bytes, changed } = stateOf(path)
  const age = now - record.checked_at
  const holds = record.bytes === bytes && record.changed === changed && age >= 0 && age < CHECK_HOLDS_MS
  return holds ? (record.checked_at as EpochMs) : null
}

function readRecord(path: string): z.infer<typeof recordSchema> | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(recordOf(path), 'utf8')))
  } catch {
    // No file, or one that a program of another version or a failing disk left: the pages are read.
    return null
  }
}
