import { useMemo } from 'react'
import type uPlot from 'uplot'
import type { AnalysisCallView, AnalysisTarget } from '../../../shared/contract/analysis.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/time/units.ts'
import { useChartPlace } from '../../parts/chart-place.ts'
import { csvText } from '../../parts/csv-text.ts'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import type { PlotPalette } from '../../parts/plot-theme.ts'
import { RangeControl, spanOf } from '../../parts/RangeControl.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { PLOTTED_CALLS, readCalls } from './reads.ts'

const HEIGHT = 150
const PERCENTILES = [50, 95, 99] as const
const RANGES = ['latest', 'day', 'hour'] as const
const LENGTHS = { day: DAY_MS, hour: HOUR_MS } as const

/** How long the last calls of a service took, with the percentiles of the last day; calls that failed are marked. */
export function LatencyPlot({ target }: { readonly target: AnalysisTarget }) {
  const { data } = useRead(readCalls(target.job_id, PLOTTED_CALLS))
  if (data === undefined) return <Skeleton height={HEIGHT + 28} />
  if (data.items.length < 2) return null
  return <Drawn target={target} newestFirst={data.items} />
}

interface DrawnCallsProps {
  readonly target: AnalysisTarget
  readonly newestFirst: readonly AnalysisCallView[]
}

function Drawn({ target: { job_id, last_day }, newestFirst }: DrawnCallsProps) {
  const words = useWords()
  const place = useChartPlace(RANGES)
  const { range } = place
  const calls = useMemo(() => callsIn(newestFirst, range), [newestFirst, range])
  const { p50_ms, p95_ms, p99_ms } = last_day
  const data = useMemo((): uPlot.AlignedData => {
    const took = (succeeded: boolean) =>
      calls.map((call) => (call.succeeded === succeeded ? call.duration_ms / 1000 : null))
    const level = (ms: number | null) => calls.map(() => (ms === null ? null : ms / 1000))
    const at = calls.map((call) => Date.parse(call.at) / 1000)
    return [at, took(true), took(false), level(p50_ms), level(p95_ms), level(p99_ms)]
  }, [calls, p50_ms, p95_ms, p99_ms])
  const readout = (at: number): string => {
    const call = calls[at]
    if (call === undefined) return ''
    const status = call.status ?? words.t('panel.analysis.no_answer')
    const outcome = words.t(call.succeeded ? 'outcome.succeeded' : 'outcome.failed')
    return `${words.moment(call.at)}${DOT}${outcome}${DOT}${status}${DOT}${words.span(call.duration_ms)}`
  }
  const known = PERCENTILES.flatMap((percent) => {
    const ms = last_day[`p${percent}_ms`]
    return ms === null ? [] : [words.t('panel.analysis.percentile', { percent, span: words.span(ms) })]
  })
  return (
    <>
      <RangeControl place={place} span={spanOf(data[0] as number[])} />
      <LazyPlot
        label={words.t('panel.analysis.latency')}
        height={HEIGHT}
        data={data}
        place={place}
        fromZero
        series={seriesOf}
        readout={readout}
        rest={[words.t('panel.analysis.latency.of', { count: calls.length }), ...known].join(DOT)}
        file={{
          name: `${job_id}-calls`,
          title: `${words.t('panel.analysis.latency')}${DOT}${job_id}`,
          csv: () =>
            csvText(
              ['at', 'duration_ms', 'status', 'succeeded'],
              calls.map(({ at, duration_ms, status, succeeded }) => [
                at,
                duration_ms,
                status,
                String(succeeded),
              ]),
            ),
        }}
      />
    </>
  )
}

/** The calls of a period up to the last one, ascending. */
function callsIn(newestFirst: readonly AnalysisCallView[], range: (typeof RANGES)[number]) {
  const last = newestFirst[0]
  if (range === 'latest' || last === undefined) return newestFirst.toReversed()
  const first = Date.parse(last.at) - LENGTHS[range]
  return newestFirst.filter((call) => Date.parse(call.at) >= first).reverse()
}

function seriesOf(palette: PlotPalette): uPlot.Series[] {
  const points = (colour: string, size: number): uPlot.Series => ({
    stroke: colour,
    fill: colour,
    width: 0,
    paths: () => null,
    points: { show: true, size, fill: colour, stroke: colour },
  })
  const level = (dash: number[]): uPlot.Series => ({
    stroke: palette.muted,
    width: 1,
    dash,
    points: { show: false },
  })
  return [points(palette.accent, 4), points(palette.wrong, 8), level([]), level([6, 4]), level([2, 4])]
}
