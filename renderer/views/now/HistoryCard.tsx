import { useMemo, useState } from 'react'
import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { Card } from '../../parts/Card.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { TableToggle } from '../../parts/TableToggle.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import type { Words } from '../../words/words.ts'
import { HistoryTable } from './HistoryTable.tsx'
import { historyOf } from './history-data.ts'
import { drawBands, drawGaps, drawLast, historySeries } from './history-drawing.ts'
import { QUARTER_DAYS, readComparison, readHistory } from './reads.ts'

/** Calendar days of each choice; the shortest is then cut to its 90 sessions. */
const RANGES = { quarter: QUARTER_DAYS, year: 366, all: 20_000 } as const
type Range = keyof typeof RANGES

const HEIGHT = 190

/** Where the score has been. */
export function HistoryCard() {
  const words = useWords()
  const { reads } = useSession()
  const [range, setRange] = useState<Range>('quarter')
  const [table, setTable] = useState(false)
  const read = readHistory(RANGES[range])
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
          options={(Object.keys(RANGES) as Range[]).map((value) => ({
            value,
            label: words.t(`panel.now.range.${value}`),
          }))}
          onChange={setRange}
        />
        {points && <span className="muted">{spanOf(points, words)}</span>}
      </div>
      {state.error !== undefined && <Failure error={state.error} retry={() => reads.renew(read)} />}
      {!points && state.error === undefined && <Skeleton height={HEIGHT + 28} />}
      {points && points.length < 2 && <Empty title={words.t('panel.now.history_soon')} />}
      {points &&
        points.length >= 2 &&
        (table ? <HistoryTable points={points} /> : <HistoryPlot points={points} />)}
    </Card>
  )
}

function HistoryPlot({ points }: { readonly points: readonly ScorePointView[] }) {
  const words = useWords()
  const { data: comparison } = useRead(readComparison)
  const history = useMemo(() => historyOf(points, comparison?.points ?? []), [points, comparison])
  const name = comparison?.index?.name
  const readout = (at: number): string => {
    const day = history.days[at]
    const score = history.scores[at]
    if (day === undefined) return ''
    const other = history.others[at]
    const own =
      score == null
        ? words.t('panel.now.no_session')
        : `${words.number(score, 1)} ${words.t(`level.${history.levels[at] ?? 'neutral'}`)}`
    const beside = name && other != null ? ` · ${name} ${words.number(other, 1)}` : ''
    return `${words.weekday(day)} : ${own}${beside}`
  }
  const gaps = history.gaps.length
  const extremes = useMemo(() => extremesOf(points, words), [points, words])
  return (
    <LazyPlot
      label={words.t('panel.now.history')}
      height={HEIGHT}
      data={history.data}
      range={[0, 100]}
      ticks={[0, 25, 50, 75, 100]}
      series={(palette) => historySeries(palette, history.hasOther)}
      behind={drawBands}
      above={(plot, palette) => {
        drawGaps(plot, palette, history.gaps)
        drawLast(plot, palette)
      }}
      readout={readout}
      rest={gaps > 0 ? `${extremes} · ${words.t('panel.now.gaps', { count: gaps })}` : extremes}
    />
  )
}

function spanOf(points: readonly ScorePointView[], words: Words): string {
  const first = points[0]
  const last = points[points.length - 1]
  return first && last ? `${words.shortDay(first.day)} – ${words.day(last.day)}` : ''
}

function extremesOf(points: readonly ScorePointView[], words: Words): string {
  const sorted = [...points].sort((a, b) => a.score - b.score)
  const low = sorted[0]
  const high = sorted[sorted.length - 1]
  if (!low || !high) return ''
  return words.t('panel.now.extremes', {
    low: words.number(low.score, 1),
    low_day: words.shortDay(low.day),
    high: words.number(high.score, 1),
    high_day: words.shortDay(high.day),
  })
}
