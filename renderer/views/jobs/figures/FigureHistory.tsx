import type { FigurePointView, FigureView } from '../../../../shared/contract/figures.ts'
import type { ChartPlace } from '../../../parts/chart-place.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { RangeControl, spanOf } from '../../../parts/RangeControl.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../../session.ts'
import { MISSING } from '../../../words/words.ts'
import { FIGURE_HEIGHT, FigurePlot } from './FigurePlot.tsx'
import { valueText } from './figure-words.ts'
import { readFigureHistory } from './reads.ts'

/** The periods of figures, the shortest first. */
export const FIGURE_RANGES = ['day', 'week', 'month', 'year'] as const
const DAYS = { day: 1, week: 7, month: 31, year: 366 } as const

interface FigureHistoryProps {
  readonly figure: FigureView
  readonly place: ChartPlace<keyof typeof DAYS>
  readonly table: boolean
}

/** The values of a figure over time: a plot of numbers, otherwise a table. */
export function FigureHistory({ figure, place, table }: FigureHistoryProps) {
  const words = useWords()
  const read = readFigureHistory(figure.job_id, figure.name, DAYS[place.range])
  const state = useRead(read)
  const { data } = state
  const span = data && spanOf(data.map(({ at }) => Date.parse(at) / 1000))
  return (
    <>
      <RangeControl place={place} span={span} />
      <Loaded read={read} state={state} skeleton={<Skeleton height={FIGURE_HEIGHT} />}>
        {(points) => {
          if (points.length === 0) {
            return (
              <Empty title={words.t('panel.figures.none_in_range')}>
                {words.t('panel.figures.none_in_range.what')}
              </Empty>
            )
          }
          const numbers = points.filter(({ value }) => typeof value === 'number').length
          if (table || numbers < 2) return <FigureTable figure={figure} points={points} />
          return <FigurePlot figure={figure} points={points} place={place} />
        }}
      </Loaded>
    </>
  )
}

const SHOWN = 500

interface FigureTableProps {
  readonly figure: FigureView
  readonly points: readonly FigurePointView[]
}

/** Newest first. Least and greatest are shown if values were taken together. */
function FigureTable({ figure, points }: FigureTableProps) {
  const words = useWords()
  const spread = points.some(({ low, high }) => low !== high)
  const bound = (value: number | null) => (value === null ? MISSING : words.exact(value))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame figure-table" tabIndex={0} aria-label={figure.name}>
      <table className="table">
        <thead>
          <tr>
            <th>{words.t('panel.figures.at')}</th>
            <th className="number">{words.t('panel.figures.value')}</th>
            {spread && <th className="number">{words.t('panel.figures.low')}</th>}
            {spread && <th className="number">{words.t('panel.figures.high')}</th>}
          </tr>
        </thead>
        <tbody>
          {points.slice(-SHOWN).map((_, place, shown) => {
            const point = shown[shown.length - 1 - place]
            return (
              point && (
                <tr key={point.at}>
                  <td className="nowrap">{words.moment(point.at)}</td>
                  <td className="number wrap-anywhere">{valueText(point.value, figure.unit, words)}</td>
                  {spread && <td className="number">{bound(point.low)}</td>}
                  {spread && <td className="number">{bound(point.high)}</td>}
                </tr>
              )
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
