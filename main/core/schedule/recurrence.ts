/** A series of planned times without end, as a pure function of time. All instants are ms. */
export interface Recurrence {
  /**
   * The first planned time after an instant; null where there is none within reach. Who only asks up to `upTo`
   * spares the search beyond it; a later time may still be the answer.
   */
  next(after: number, upTo?: number): number | null
  /** How many planned times lie after `after` and at or before `upTo`. */
  count(after: number, upTo: number): number
}

/** Index of the greatest value at or below `limit` in an ascending list; -1 where there is none. */
export function lastAtOrBelow(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
