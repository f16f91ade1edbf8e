import { useMemo, useState } from 'react'
import type { TradeDayQuality } from '../../../shared/contract/trade-quality.ts'
import { Card } from '../../parts/Card.tsx'
import { useChartPlace } from '../../parts/chart-place.ts'
import { csvText } from '../../parts/csv-text.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { download } from '../../parts/file.ts'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Menu } from '../../parts/Menu.tsx'
import type { PlotPalette } from '../../parts/plot-theme.ts'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { BAR_RANGES } from './candles.ts'
import { OpenDays } from './OpenDays.tsx'
import { readQuality } from './reads.ts'

const HEIGHT = 120

/** The share of trades held of each day, and what the owner can do about days that are not whole. */
export function QualityCard({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const read = readQuality(jobId)
  const state = useRead(read)
  return (
    <Card title={words.t('panel.trades.quality')} aside={<ReportMenu jobId={jobId} />}>
      <Loaded read={read} state={state} skeleton={<Skeleton height={HEIGHT} />}>
        {({ items, days, whole_days }) =>
          days === 0 ? (
            <Empty title={words.t('panel.trades.no_days')}>{words.t('panel.trades.no_days.what')}</Empty>
          ) : (
            <>
              <QualityPlot jobId={jobId} days={items} whole={whole_days} />
              <OpenDays jobId={jobId} days={items} />
            </>
          )
        }
      </Loaded>
    </Card>
  )
}

interface QualityPlotProps {
  readonly jobId: string
  readonly days: readonly TradeDayQuality[]
  readonly whole: number
}

function QualityPlot({ jobId, days, whole }: QualityPlotProps) {
  const words = useWords()
  const place = useChartPlace(BAR_RANGES)
  const data = useMemo(
    (): [number[], (number | null)[]] => [
      days.map(({ day }) => Date.parse(day) / 1000),
      days.map(({ completeness }) => (completeness === null ? 0 : completeness * 100)),
    ],
    [days],
  )
  const readout = (at: number): string => {
    const day = days[at]
    if (!day) return ''
    const share = day.completeness === null ? '' : `${DOT}${words.percent(day.completeness)}`
    return `${words.date(day.day)}${DOT}${words.t(`trades.day.${day.state}`)}${share}`
  }
  return (
    <LazyPlot
      label={words.t('panel.trades.quality')}
      height={HEIGHT}
      data={data}
      place={place}
      range={[0, 100]}
      ticks={[0, 50, 100]}
      series={qualitySeries}
      readout={readout}
      rest={words.t('panel.trades.quality.whole', { count: whole, of: days.length })}
      file={{
        name: `${jobId}-quality`,
        title: `${words.t('panel.trades.quality')}${DOT}${jobId}`,
        csv: () =>
          csvText(
            ['day', 'state', 'completeness'],
            days.map(({ day, state, completeness }) => [day, state, completeness]),
          ),
      }}
    />
  )
}

const qualitySeries = ({ accent }: PlotPalette) => [{ stroke: accent, width: 2, points: { show: false } }]

/** Saves the report as CSV or JSON. */
function ReportMenu({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [input] = useState({ job_id: jobId })
  const asCsv = async () => download(await client.trades.exportQuality(input))
  const asJson = async () => {
    const content = `${JSON.stringify(await client.trades.quality(input), null, 2)}\n`
    download({ file_name: `${jobId}-quality.json`, media_type: 'application/json', content })
  }
  return (
    <>
      <Menu
        buttonClass="small"
        label={words.t('panel.assets.export')}
        disabled={action.busy}
        items={[
          { key: 'csv', label: words.t('panel.occupations.export.csv'), act: () => void action.run(asCsv) },
          {
            key: 'json',
            label: words.t('panel.occupations.export.json'),
            act: () => void action.run(asJson),
          },
        ]}
      />
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
