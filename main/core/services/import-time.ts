/** Limits the duration of an import. */

import { VigieError } from '../../../shared/errors.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import type { Delay } from '../ports/delay.ts'

/** The largest accepted file takes seconds; anything longer never ends. */
const LONGEST_MINUTES = 5

/** Runs work with a signal and a time limit. @throws VigieError import_too_slow, as the reason of that signal */
export async function inTime<Result>(
  delay: Delay,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController()
  const done = new AbortController()
  delay(LONGEST_MINUTES * MINUTE_MS, done.signal).then(
    () => late.abort(new VigieError('import_too_slow', { minutes: LONGEST_MINUTES })),
    () => undefined,
  )
  try {
    return await work(late.signal)
  } finally {
    done.abort()
  }
}
