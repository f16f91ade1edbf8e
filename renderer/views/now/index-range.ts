/** The periods of the charts of the index: sessions up to the latest, or calendar days. */
import { addDays } from '../../../shared/time/calendar-day.ts'

/** The periods, the usual one first. */
export const INDEX_RANGES = ['quarter', 'year', 'years', 'all'] as const
type IndexRange = (typeof INDEX_RANGES)[number]

/** Sessions of the shortest period. */
const QUARTER_SESSIONS = 90
const DAYS = { year: 366, years: 5 * 366, all: 20_000 } as const

/** Beside the period: the score of a year ago may be of a session before a holiday. */
const BEFORE = 10

/** Returns the days to ask for; the quarter takes part in those of the year, so that a choice of it asks nothing. */
export const daysToRead = (range: IndexRange) =>
  range === 'all' ? DAYS.all : DAYS[range === 'quarter' ? 'year' : range] + BEFORE

/** Returns the points of a period up to the last one. @param points ascending */
export function inRange<P extends { readonly day: string }>(
  points: readonly P[],
  range: IndexRange,
): readonly P[] {
  if (range === 'quarter') return points.slice(-QUARTER_SESSIONS)
  const first = addDays(points.at(-1)?.day ?? '1970-01-01', -DAYS[range])
  return points.filter(({ day }) => day >= first)
}
