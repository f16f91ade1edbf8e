/** Recognises that a part of the program is gone from disk: it was replaced or removed while it ran. */
import { VigieError } from './errors.ts'

const CODES: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']

/** Returns the error `program_replaced` if an error, or what caused it, says so; otherwise null. */
export function missingPart(error: unknown): VigieError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (CODES.includes((at as NodeJS.ErrnoException).code))
      return new VigieError('program_replaced', {}, { cause: error })
  }
  return null
}
