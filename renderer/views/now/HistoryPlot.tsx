import { useMemo } from 'react'
import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { shownScore } from '../../../shared/score.ts'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { useRead, useWords } from '../../session.ts'
import type { Localizer } from '../../words/words.ts'
import { historyOf } from './history-data.ts'
import { drawBands, drawGaps, drawLast, drawName, historySeries } from './history-drawing.ts'
import { type OtherProfile, readComparison, readProfiles } from './reads.ts'

/** The height of the history, px. */
export const HISTORY_HEIGHT = 190

interface HistoryPlotProps {
  readonly points: readonly Pick<ScorePointView, 'day' | 'score' | 'level'>[]
  readonly profile: OtherProfile
}

/** Scores by session, with the published index if there is one. */
export function HistoryPlot({ points, profile }: HistoryPlotProps) {
  const words = useWords()
  const { data: comparison } = useRead(readComparison(profile))
  const history = useMemo(() => historyOf(points, comparison?.points ?? []), [points, comparison])
  const name = comparison?.index?.name
  const { data: profiles } = useRead(readProfiles)
  const levels =
    profiles?.find(({ id, current }) => (profile === null ? current : id === profile))?.levels ?? []
  const readout = (at: number): string => {
    const day = history.days[at]
    const score = history.scores[at]
    if (day === undefined) return ''
    const other = history.others[at]
    const own =
      score == null
        ? words.t('panel.now.no_session')
        : `${words.number(shownScore(score), 1)} ${words.t(`level.${history.levels[at] ?? 'neutral'}`)}`
    const beside = name && other != null ? ` · ${name} ${words.number(other, 1)}` : ''
    return `${words.date(day)} · ${own}${beside}`
  }
  const gaps = history.gaps.length
  const extremes = useMemo(() => extremesOf(points, words), [points, words])
  return (
    <LazyPlot
      label={words.t('panel.now.history')}
      height={HISTORY_HEIGHT}
      data={history.data}
      range={[0, 100]}
      ticks={[0, 25, 50, 75, 100]}
      series={historySeries}
      behind={(plot, palette) => drawBands(plot, palette, levels)}
      above={(plot, palette) => {
        drawGaps(plot, palette, history.gaps)
        if (name) drawName(plot, palette, name)
        drawLast(plot, palette, points.at(-1)?.level ?? 'neutral')
      }}
      readout={readout}
      rest={gaps > 0 ? `${extremes} · ${words.t('panel.now.gaps', { count: gaps })}` : extremes}
    />
  )
}

function extremesOf(points: HistoryPlotProps['points'], words: Localizer): string {
  const sorted = [...points].sort((a, b) => a.score - b.score)
  const low = sorted[0]
  const high = sorted[sorted.length - 1]
  if (!low || !high) return ''
  return words.t('panel.now.extremes', {
    low: words.number(shownScore(low.score), 1),
    low_day: words.date(low.day),
    high: words.number(shownScore(high.score), 1),
    high_day: words.date(high.day),
  })
}
