import { lazy, Suspense, useMemo, useState } from 'react'
import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { TableToggle } from '../../parts/TableToggle.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import type { Localizer } from '../../words/words.ts'
import { HISTORY_HEIGHT, HistoryPlot } from './HistoryPlot.tsx'
import { HistoryTable } from './HistoryTable.tsx'
import { type OtherProfile, QUARTER_DAYS, readHistory } from './reads.ts'

/** Rarely needed, so loaded on demand. */
const PastDialog = lazy(async () => ({ default: (await import('./past/PastDialog.tsx')).PastDialog }))

/** Calendar days of each choice; the shortest is then limited to its 90 sessions. */
const RANGES = { quarter: QUARTER_DAYS, year: 366, all: 20_000 } as const
type HistoryRange = keyof typeof RANGES

/** The history of the score. */
export function HistoryCard({ profile }: { readonly profile: OtherProfile }) {
  const words = useWords()
  const { reads } = useSession()
  const [range, setRange] = useState<HistoryRange>('quarter')
  const [table, setTable] = useState(false)
  const [past, setPast] = useState(false)
  const read = readHistory(profile, RANGES[range])
  const state = useRead(read)
  const points = useMemo(
    () => (range === 'quarter' ? state.data?.slice(-90) : state.data),
    [state.data, range],
  )
  return (
    <Card
      className="history"
      title={words.t('panel.now.history')}
      aside={<TableToggle table={table} onChange={setTable} />}
    >
      <div className="history-range">
        <Choice
          name={words.t('panel.now.range')}
          value={range}
          options={(Object.keys(RANGES) as HistoryRange[]).map((value) => ({
            value,
            label: words.t(`panel.now.range.${value}`),
          }))}
          onChange={setRange}
        />
        {points ? (
          <span className="muted">{spanOf(points, words)}</span>
        ) : (
          <Skeleton width="190px" height={20} />
        )}
      </div>
      {state.error !== undefined && <Failure error={state.error} retry={() => reads.renew(read)} />}
      {!points && state.error === undefined && <Skeleton height={HISTORY_HEIGHT + 28} />}
      {points && points.length < 2 && (
        <Empty title={words.t('panel.now.history_soon')}>{words.t('panel.now.history_fill')}</Empty>
      )}
      {points &&
        points.length >= 2 &&
        (table ? <HistoryTable points={points} /> : <HistoryPlot points={points} profile={profile} />)}
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
}

function spanOf(points: readonly ScorePointView[], words: Localizer): string {
  const first = points[0]
  const last = points[points.length - 1]
  return first && last ? words.dayRange(first.day, last.day, 'short') : ''
}
