import { useMemo } from 'react'
import type uPlot from 'uplot'
import { useChartPlace } from '../../parts/chart-place.ts'
import { csvText } from '../../parts/csv-text.ts'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { drawBars } from '../../parts/plot-bars.ts'
import type { PlotPalette } from '../../parts/plot-theme.ts'
import { useRead, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { readSpending } from './reads.ts'

const HEIGHT = 160

/** What rewriting cost in each month, of the last twelve, since something was spent. */
export function Spending() {
  const words = useWords()
  const state = useRead(readSpending)
  return (
    <Loaded read={readSpending} state={state} skeleton={null}>
      {(months) => {
        const first = months.findIndex(({ spent_usd }) => spent_usd > 0)
        if (first < 0) return null
        return (
          <details className="spending">
            <summary>{words.t('panel.occupations.spending')}</summary>
            <SpendingPlot months={months.slice(first)} />
          </details>
        )
      }}
    </Loaded>
  )
}

interface SpendingPlotProps {
  readonly months: readonly { readonly month: string; readonly spent_usd: number }[]
}

/** A bar for each month with the table of the same figures below. */
function SpendingPlot({ months }: SpendingPlotProps) {
  const words = useWords()
  const place = useChartPlace(['year'])
  const data = useMemo(
    (): [number[], number[]] => [months.map((_, at) => at), months.map(({ spent_usd }) => spent_usd)],
    [months],
  )
  const instants = useMemo(() => months.map(({ month }) => Date.parse(`${month}-01`) / 1000), [months])
  const readout = (at: number) => {
    const month = months[at]
    return month ? `${words.monthOfYear(`${month.month}-01`)}${DOT}${words.dollars(month.spent_usd)}` : ''
  }
  const total = months.reduce((sum, { spent_usd }) => sum + spent_usd, 0)
  return (
    <>
      <LazyPlot
        label={words.t('panel.occupations.spending')}
        height={HEIGHT}
        data={data}
        instants={instants}
        place={place}
        ordinal={(at) => (months[at] ? words.month(`${months[at].month}-01`) : '')}
        fromZero
        series={unseen}
        above={(plot, palette) => drawBars(plot, data[1], palette.accent)}
        readout={readout}
        rest={words.t('panel.occupations.spending_total', { usd: words.dollars(total) })}
        file={{
          name: 'vigie-cost-by-month',
          title: words.t('panel.occupations.spending'),
          csv: () =>
            csvText(
              ['month', 'usd'],
              months.map(({ month, spent_usd }) => [month, spent_usd]),
            ),
        }}
      />
      <table className="table">
        <tbody>
          {months.toReversed().map(({ month, spent_usd }) => (
            <tr key={month}>
              <th scope="row">{words.monthOfYear(`${month}-01`)}</th>
              <td className="number">{words.dollars(spent_usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** `drawBars` draws it. */
const unseen = ({ ink }: PlotPalette): uPlot.Series[] => [
  { stroke: ink, width: 0, paths: () => null, points: { show: false } },
]
