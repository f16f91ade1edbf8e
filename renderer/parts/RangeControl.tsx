/** The one control of the period that charts show, with the days or instants that are in sight. */
import { utcDay } from '../../shared/time/calendar-day.ts'
import { DAY_SECONDS } from '../../shared/time/units.ts'
import { useWords } from '../session.ts'
import type { Localizer } from '../words/words.ts'
import { Choice } from './Choice.tsx'
import type { ChartPlace, ChartRange, Zoom } from './chart-place.ts'
import { Skeleton } from './Skeleton.tsx'

interface RangeControlProps<R extends ChartRange> {
  readonly place: ChartPlace<R>
  /** The first and the last instant of the period, seconds; null if it has none, undefined while it is loading. */
  readonly span: Zoom | null | undefined
}

/** Choosing a period shows it whole; what a drag, a key or a link has zoomed to is named beside it. */
export function RangeControl<R extends ChartRange>({ place, span }: RangeControlProps<R>) {
  const words = useWords()
  const ranges: readonly ChartRange[] = place.ranges
  return (
    <div className="range-control">
      <Choice
        name={words.t('panel.range')}
        value={place.range}
        options={ranges.map((value) => ({ value, label: words.t(`panel.range.${value}`) }))}
        onChange={(value) => place.setRange(value as R)}
      />
      {span === undefined && <Skeleton width="190px" height={20} />}
      {span && <span className="muted">{spanText(inSight(place.zoom, span), words)}</span>}
    </div>
  )
}

/** A zoom of an earlier time, in which no point is any more, shows the whole period. */
const inSight = (zoom: Zoom | null, [from, to]: Zoom): Zoom =>
  zoom !== null && zoom[0] <= to && zoom[1] >= from ? zoom : [from, to]

/** Two days, or two instants if they are near or not days. */
function spanText([from, to]: Zoom, words: Localizer): string {
  const days = to - from >= 10 * DAY_SECONDS || (from % DAY_SECONDS === 0 && to % DAY_SECONDS === 0)
  if (!days) return words.momentRange(from * 1000, to * 1000)
  return words.dayRange(utcDay(from * 1000), utcDay(to * 1000), 'short')
}

/** Returns the first and the last of ascending instants; null of none. */
export function spanOf(seconds: readonly number[]): Zoom | null {
  const [from, to] = [seconds[0], seconds[seconds.length - 1]]
  return from === undefined || to === undefined ? null : [from, to]
}
