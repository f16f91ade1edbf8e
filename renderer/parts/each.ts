/** One call for each of several things, a few at a time. */

const AT_ONCE = 6

/** What became of them. */
export interface EachResult<T> {
  readonly done: readonly T[]
  /** The error of the first that failed; undefined if none did. */
  readonly error: unknown
  readonly failed: number
}

/** Never rejects: what fails is counted, and the others are done. */
export async function each<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<EachResult<T>> {
  const done: T[] = []
  const errors: unknown[] = []
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE)
    const results = await Promise.allSettled(some.map(work))
    results.forEach((result, index) => {
      if (result.status === 'rejected') errors.push(result.reason)
      else done.push(some[index] as T)
    })
  }
  return { done, error: errors[0], failed: errors.length }
}
