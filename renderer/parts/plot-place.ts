/** The place of a chart in the terms of its plot: instants are the first row itself, or stand beside its positions. */
import type { Zoom } from './chart-place.ts'

/** Returns the index of the point nearest to an instant; null for none, or beyond the points. @param instants ascending */
export function indexAt(instants: ArrayLike<number>, at: number | null): number | null {
  const [first, last] = [instants[0], instants[instants.length - 1]]
  if (at === null || first === undefined || last === undefined || at < first || at > last) return null
  const after = indexFrom(instants, at)
  const [before, next] = [instants[after - 1], instants[after]]
  if (before === undefined || next === undefined) return after
  return at - before < next - at ? after - 1 : after
}

/** Returns the index of the first instant that is not before `at`; the number of instants if all are. */
function indexFrom(instants: ArrayLike<number>, at: number): number {
  let [low, high] = [0, instants.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instants[middle] ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Returns the part of the first row that a zoom shows; null for everything, or if no point is in it.
 * @param ordinal whether the first row contains positions: each of them is shown whole
 */
export function scaleFor(zoom: Zoom | null, instants: ArrayLike<number>, ordinal: boolean): Zoom | null {
  if (zoom === null) return null
  const first = indexFrom(instants, zoom[0])
  const end = indexFrom(instants, zoom[1])
  const last = instants[end] === zoom[1] ? end : end - 1
  if (last < first) return null
  return ordinal ? [first - 0.5, last + 0.5] : zoom
}

/** Returns the zoom that shows a part of the first row, two points at least; null if there is none. */
export function zoomOfScale(
  { min, max }: { readonly min?: number | null; readonly max?: number | null },
  instants: ArrayLike<number>,
  ordinal: boolean,
): Zoom | null {
  if (min == null || max == null) return null
  if (!ordinal) return [min, max]
  const end = instants.length - 1
  const first = Math.max(0, Math.min(Math.ceil(min), end - 1))
  const last = Math.min(end, Math.max(Math.floor(max), first + 1))
  const [from, to] = [instants[first], instants[last]]
  return from === undefined || to === undefined || from >= to ? null : [from, to]
}
