/** Recognises a full disk, whatever failed to write: a file, the database, a quota. */
import { VigieError } from './errors.ts'

const CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']

/**
 * Returns the error `disk_full` if an error, or what caused it, says so; otherwise null. To be asked first: an error that was
 * explained by its place, such as `token_unreadable`, has the full disk as its cause.
 */
export function fullDisk(error: unknown): VigieError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (CODES.includes((at as NodeJS.ErrnoException).code))
      return new VigieError('disk_full', {}, { cause: error })
  }
  return null
}
