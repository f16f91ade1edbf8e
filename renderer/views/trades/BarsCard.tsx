import { useMemo, useState } from 'react'
import type { BarSeries } from '../../../shared/kinds/trades.ts'
import { jobSubject } from '../../../shared/new-job-name.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { useChartPlace } from '../../parts/chart-place.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RangeControl, spanOf } from '../../parts/RangeControl.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { TableToggle } from '../../parts/TableToggle.tsx'
import { useRead, useWords } from '../../session.ts'
import { useAddressParam } from '../../shell/address.ts'
import { readJobs } from '../../store/known.ts'
import { DOT } from '../../words/dot.ts'
import { BarsTable } from './BarsTable.tsx'
import { barSize } from './bar-size.ts'
import { CANDLES_HEIGHT, Candles } from './Candles.tsx'
import { BAR_RANGES, barsIn, LATEST } from './candles.ts'
import { readBars, readSeries } from './reads.ts'

/** As many as Vigie keeps of a series beside its files. */
const KEPT = 5000

/** The last bars of a series. */
export function BarsCard({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const [chosen, setChosen] = useAddressParam('series')
  const [table, setTable] = useState(false)
  const read = readSeries(jobId)
  const state = useRead(read)
  const series = state.data?.find((item) => item.series.id === chosen) ?? state.data?.[0]
  const threshold = series?.threshold
  return (
    <Card title={words.t('panel.trades.bars')} aside={<TableToggle table={table} onChange={setTable} />}>
      <Loaded read={read} state={state} skeleton={<Skeleton height={CANDLES_HEIGHT} />}>
        {(all) => (
          <>
            {all.length > 1 && series && (
              <Choice
                name={words.t('panel.trades.series')}
                value={series.series.id}
                options={all.map((item) => ({ value: item.series.id, label: item.series.id }))}
                onChange={setChosen}
              />
            )}
            {!series || series.bars === 0 ? (
              <Empty title={words.t('panel.trades.no_bars')}>{words.t('panel.trades.no_bars.what')}</Empty>
            ) : (
              <>
                <Bars jobId={jobId} series={series.series} table={table} />
                <p className="muted">
                  {words.t('panel.trades.bar_count', { count: series.bars })}
                  {series.bars > KEPT && `${DOT}${words.t('panel.trades.bars_kept', { count: KEPT })}`}
                  {threshold &&
                    `${DOT}${words.t('panel.trades.threshold', { size: barSize(series.series.by, Number(threshold), words) })}`}
                </p>
              </>
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

interface BarSeriesProps {
  readonly jobId: string
  readonly series: BarSeries
  readonly table: boolean
}

function Bars({ jobId, series, table }: BarSeriesProps) {
  const { id } = series
  const words = useWords()
  const { data: jobs } = useRead(readJobs)
  const job = jobs?.find((one) => one.id === jobId)
  const market = job ? jobSubject(job.definition, words.t) : jobId
  const place = useChartPlace(BAR_RANGES)
  const read = readBars(jobId, id, place.range === 'latest' ? LATEST : KEPT)
  const state = useRead(read)
  const bars = useMemo(() => barsIn(state.data ?? [], place.range), [state.data, place.range])
  const span = useMemo(() => spanOf(bars.map(({ last_time }) => Date.parse(last_time) / 1000)), [bars])
  return (
    <Loaded read={read} state={state} skeleton={<Skeleton height={CANDLES_HEIGHT} />}>
      {() => (
        <>
          <RangeControl place={place} span={span} />
          {table ? (
            <BarsTable bars={bars} by={series.by} />
          ) : (
            <Candles bars={bars} name={`${jobId}-${id}`} of={`${market}${DOT}${id}`} place={place} />
          )}
        </>
      )}
    </Loaded>
  )
}
