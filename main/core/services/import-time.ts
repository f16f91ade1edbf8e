/** An import that never ends is ended. */
import { VigieError } from '../../../shared/errors.ts'
import type { Delay } from '../ports/delay.ts'

/** The largest file a door lets in takes seconds; what takes longer than this never ends. */
const LONGEST_MINUTES = 5

/** Gives work its signal and its time. @throws VigieError import_too_slow, as the reason of that signal */
export async function inTime<Result>(
  delay: Delay,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController()
  const done = new AbortController()
  delay(LONGEST_MINUTES * 60_000, done.signal).then(
    () => late.abort(new VigieError('import_too_slow', { minutes: LONGEST_MINUTES })),
    () => undefined,
  )
  try {
    return await work(late.signal)
  } finally {
    done.abort()
  }
}
