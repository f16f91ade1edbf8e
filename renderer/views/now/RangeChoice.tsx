/** The one control of the period that all charts of the index show. */
import { addDays } from '../../../shared/time/calendar-day.ts'
import { Choice } from '../../parts/Choice.tsx'
import { useWords } from '../../session.ts'
import { type ChartPlace, type HistoryRange, RANGES } from './chart-place.ts'

/** Sessions of the shortest period. */
const QUARTER_SESSIONS = 90
const DAYS = { year: 366, years: 5 * 366, all: 20_000 } as const

export function RangeChoice({ place }: { readonly place: Pick<ChartPlace, 'range' | 'setRange'> }) {
  const words = useWords()
  return (
    <Choice
      name={words.t('panel.now.range')}
      value={place.range}
      options={RANGES.map((value) => ({ value, label: words.t(`panel.now.range.${value}`) }))}
      onChange={place.setRange}
    />
  )
}

/** Beside the period: the score of a year ago may be of a session before a holiday. */
const BEFORE = 10

/** Returns the days to ask for; the quarter takes part in those of the year, so that a choice of it asks nothing. */
export const daysToRead = (range: HistoryRange) =>
  range === 'all' ? DAYS.all : DAYS[range === 'quarter' ? 'year' : range] + BEFORE

/** Returns the points of a period up to the last one. @param points ascending */
export function inRange<P extends { readonly day: string }>(
  points: readonly P[],
  range: HistoryRange,
): readonly P[] {
  if (range === 'quarter') return points.slice(-QUARTER_SESSIONS)
  const first = addDays(points.at(-1)?.day ?? '1970-01-01', -DAYS[range])
  return points.filter(({ day }) => day >= first)
}
