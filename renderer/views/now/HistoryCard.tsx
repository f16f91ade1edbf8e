import { memo, Suspense, useMemo, useState } from 'react'
import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { type PlotPlace, useChartPlace } from '../../parts/chart-place.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { RangeControl, spanOf } from '../../parts/RangeControl.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { TableToggle } from '../../parts/TableToggle.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { later } from '../../shell/later.ts'
import { type CompanionLine, useBeside } from './beside.ts'
import { Earlier } from './Earlier.tsx'
import { HISTORY_HEIGHT, HistoryPlot } from './HistoryPlot.tsx'
import { daysToRead, INDEX_RANGES, inRange } from './index-range.ts'
import { PointedDay } from './PointedDay.tsx'
import { type OtherProfile, readHistory, readProfiles } from './reads.ts'

/** Rarely needed, so loaded on demand. */
const PastDialog = later(async () => (await import('./past/PastDialog.tsx')).PastDialog)
const HistoryTable = later(async () => (await import('./HistoryTable.tsx')).HistoryTable)

/** The history of the score. */
export const HistoryCard = memo(function HistoryCard({ profile }: { readonly profile: OtherProfile }) {
  const words = useWords()
  const { reads } = useSession()
  const place = useChartPlace(INDEX_RANGES)
  const { range, at } = place
  const [table, setTable] = useState(false)
  const [past, setPast] = useState(false)
  const read = readHistory(profile, daysToRead(range))
  const state = useRead(read)
  const points = useMemo(() => state.data && inRange(state.data, range), [state.data, range])
  return (
    <Card
      className="history"
      title={words.t('panel.now.history')}
      aside={<TableToggle table={table} onChange={setTable} />}
    >
      {state.data && <Earlier points={state.data} />}
      <RangeControl place={place} span={points && spanOf(points.map(({ day }) => Date.parse(day) / 1000))} />
      {state.error !== undefined && <Failure error={state.error} retry={() => reads.renew(read)} />}
      {!points && state.error === undefined && <Skeleton height={HISTORY_HEIGHT + 28} />}
      {points && points.length < 2 && (
        <Empty title={words.t('panel.now.history_soon')}>{words.t('panel.now.history_fill')}</Empty>
      )}
      {points && points.length >= 2 && table && (
        <Suspense fallback={<Skeleton height={HISTORY_HEIGHT + 28} />}>
          <HistoryTable points={points} />
        </Suspense>
      )}
      {points && points.length >= 2 && !table && <Drawn points={points} profile={profile} place={place} />}
      {at !== null && (
        <PointedDay profile={profile} day={utcDay(at * 1000)} onClose={() => place.setAt(null)} />
      )}
      <p className="history-past">
        <button type="button" className="button link" onClick={() => setPast(true)}>
          {words.t('panel.past.open')}
        </button>
      </p>
      {past && (
        <Suspense>
          <PastDialog profile={profile} onClose={() => setPast(false)} />
        </Suspense>
      )}
    </Card>
  )
})

interface DrawnScoresProps {
  readonly points: readonly ScorePointView[]
  readonly profile: OtherProfile
  readonly place: PlotPlace
}

/** The plot with the choice of the line beside: the published index if it has the scale of the score, else the market. */
function Drawn({ points, profile, place }: DrawnScoresProps) {
  const words = useWords()
  const { data: profiles } = useRead(readProfiles)
  const [chosen, choose] = useBeside()
  const published = profiles?.find(({ id, current }) =>
    profile === null ? current : id === profile,
  )?.comparison
  const usual: CompanionLine = published && !published.inverse ? 'published' : 'market'
  const beside = chosen ?? usual
  const options = [
    { value: 'market', label: words.t('panel.now.beside.market') },
    ...(published ? [{ value: 'published', label: published.name } as const] : []),
    { value: 'nothing', label: words.t('panel.now.beside.nothing') },
  ] as const
  if (profiles === undefined) return <Skeleton height={HISTORY_HEIGHT + 28} />
  return (
    <>
      <HistoryPlot points={points} profile={profile} place={place} beside={beside} />
      <Choice name={words.t('panel.now.beside')} value={beside} options={options} onChange={choose} />
    </>
  )
}
