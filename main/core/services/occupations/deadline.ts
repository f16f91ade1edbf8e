/** Answers in time although a call of Claude may take minutes. */
import type { Delay } from '../../ports/delay.ts'

/**
 * Runs work with a promise that becomes null when the time, ms, is over. The timer ends with the work; what the work
 * began and did not await goes on.
 */
export async function withDeadline<Result>(
  delay: Delay,
  milliseconds: number,
  work: (deadline: Promise<null>) => Promise<Result>,
): Promise<Result> {
  const done = new AbortController()
  const late = () => null
  try {
    return await work(delay(milliseconds, done.signal).then(late, late))
  } finally {
    done.abort()
  }
}
