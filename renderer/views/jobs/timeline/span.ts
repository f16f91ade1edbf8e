/** What a timeline shows: how long a time, and where it ends. */

import { DAY_MS, HOUR_MS } from '../../../../shared/time/units.ts'
import { instantMinute, oneOf } from '../../../shell/list-place.ts'

export const TIMELINE_RANGES = ['hours', 'day', 'week', 'month'] as const

/** A length of time that can be chosen. */
export type TimelineRange = (typeof TIMELINE_RANGES)[number]

const LENGTHS: { readonly [R in TimelineRange]: number } = {
  hours: 6 * HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
}

/** Into how many parts a time is divided. */
export const PARTS = 96
/** The parts that lie ahead, while the timeline goes with the time. */
const AHEAD = 20

export const SPAN_FIELDS = { range: oneOf(TIMELINE_RANGES, 'day'), end: instantMinute }

/** A time that is shown, ms. */
export interface TimelineSpan {
  readonly from: number
  readonly to: number
}

/** Returns the time that ends at `end`; without one, that around now, which changes once a part, not at each second. */
export function spanOf(range: TimelineRange, end: number | null, now: number): TimelineSpan {
  const width = LENGTHS[range] / PARTS
  const to = end ?? (Math.floor(now / width) + 1 + AHEAD) * width
  return { from: to - LENGTHS[range], to }
}

/** Returns the end of a time half a range later, or earlier for -1; null if it is that around now. */
export function movedEnd(
  range: TimelineRange,
  { to }: TimelineSpan,
  direction: 1 | -1,
  now: number,
): number | null {
  const end = to + (direction * LENGTHS[range]) / 2
  return end >= spanOf(range, null, now).to ? null : end
}
