import { useMemo } from 'react'
import type uPlot from 'uplot'
import type { FigurePointView, FigureView } from '../../../../shared/contract/figures.ts'
import type { PlotPlace } from '../../../parts/chart-place.ts'
import { csvText } from '../../../parts/csv-text.ts'
import { LazyPlot } from '../../../parts/LazyPlot.tsx'
import type { PlotPalette } from '../../../parts/plot-theme.ts'
import { useWords } from '../../../session.ts'
import { DOT } from '../../../words/dot.ts'
import { valueText } from './figure-words.ts'

/** Height of the plot, px. */
export const FIGURE_HEIGHT = 220

interface FigurePlotProps {
  readonly figure: FigureView
  /** Ascending. */
  readonly points: readonly FigurePointView[]
  readonly place: PlotPlace
}

/** A line of the values, broken where there is none, with the limits of the alerts. */
export function FigurePlot({ figure, points, place }: FigurePlotProps) {
  const words = useWords()
  const { above, below, name, unit } = figure
  const data = useMemo((): uPlot.AlignedData => {
    const limit = (value: number | null) => points.map(() => value)
    return [
      points.map(({ at }) => Date.parse(at) / 1000),
      points.map(({ value }) => (typeof value === 'number' ? value : null)),
      limit(above),
      limit(below),
    ]
  }, [points, above, below])
  const last = points[points.length - 1]
  const readout = (at: number) => {
    const point = points[at]
    return point ? `${words.moment(point.at)}${DOT}${valueText(point.value, unit, words)}` : ''
  }
  return (
    <LazyPlot
      label={name}
      height={FIGURE_HEIGHT}
      data={data}
      place={place}
      series={seriesOf}
      file={{
        name: `${figure.job_id}-${name.replace(/[^\p{L}\p{N}]+/gu, '-')}`,
        title: `${name}${DOT}${figure.job}`,
        csv: () =>
          csvText(
            ['at', unit === '' ? 'value' : `value (${unit})`, 'low', 'high'],
            points.map(({ at, value, low, high }) => [at, value, low, high]),
          ),
      }}
      readout={readout}
      rest={last ? readout(points.length - 1) : ''}
    />
  )
}

const limitOf = (palette: PlotPalette): uPlot.Series => ({
  stroke: palette.muted,
  width: 1,
  dash: [4, 4],
  points: { show: false },
})

const seriesOf = (palette: PlotPalette): uPlot.Series[] => [
  { stroke: palette.accent, width: 2, points: { size: 5 } },
  limitOf(palette),
  limitOf(palette),
]
