/** An endless series of planned times, as a pure function of time. All instants are in ms. */
export interface Recurrence {
  /**
   * The first planned time after an instant; null if there is none within reach. `upTo` limits the search,
   * but the result may still be later.
   */
  next(after: number, upTo?: number): number | null
  /** Number of planned times after `after` and at or before `upTo`. */
  count(after: number, upTo: number): number
}

/** Returns the index of the greatest value at or below `limit` in an ascending list; -1 if there is none. */
export function lastAtOrBelow(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
