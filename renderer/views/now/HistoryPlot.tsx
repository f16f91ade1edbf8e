import { useMemo } from 'react'
import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { shownScore } from '../../../shared/score.ts'
import type { PlotPlace } from '../../parts/chart-place.ts'
import { csvText } from '../../parts/csv-text.ts'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { useVast } from '../../parts/useNarrow.ts'
import { useRead, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import type { Localizer } from '../../words/words.ts'
import type { CompanionLine } from './beside.ts'
import { historyOf, isSmooth } from './history-data.ts'
import { drawBands, drawGaps, drawLast, drawLevelNames, drawName, historySeries } from './history-drawing.ts'
import { type OtherProfile, readComparison, readMarket, readProfiles } from './reads.ts'

/** The height of the history, px. */
export const HISTORY_HEIGHT = 210
const VAST_HEIGHT = 340

interface HistoryPlotProps {
  readonly points: readonly Pick<ScorePointView, 'day' | 'score' | 'level'>[]
  readonly profile: OtherProfile
  /** Where the owner looks; without it a plot keeps nothing. */
  readonly place?: PlotPlace
  /** The line beside the score. */
  readonly beside: CompanionLine
}

/** A line beside the score. */
interface BesideLine {
  readonly name: string
  readonly points: readonly { readonly day: string; readonly value: number }[]
}

/** Scores by session, with the published index or the market beside them. */
export function HistoryPlot(props: HistoryPlotProps) {
  if (props.beside === 'market') return <BesideMarket {...props} />
  if (props.beside === 'published') return <BesidePublished {...props} />
  return <ScorePlot {...props} own={false} line={null} />
}

/** Its scale is its own before its closes have come too: the plot is then made once. */
function BesideMarket(props: HistoryPlotProps) {
  const words = useWords()
  const { data } = useRead(readMarket(props.profile))
  const name = words.t('panel.now.beside.market')
  const line = useMemo(() => (data ? { name, points: data } : null), [data, name])
  return <ScorePlot {...props} own line={line} />
}

/** An index that rises with fear, such as the VIX, has a scale of its own: on that of the score it would say the opposite. */
function BesidePublished(props: HistoryPlotProps) {
  const { data } = useRead(readComparison(props.profile))
  const line = useMemo(() => (data?.index ? { name: data.index.name, points: data.points } : null), [data])
  return <ScorePlot {...props} own={data?.index?.inverse === true} line={line} />
}

const NOTHING: BesideLine['points'] = []

interface ScorePlotProps extends Omit<HistoryPlotProps, 'beside'> {
  /** Whether the line beside has a scale of its own. */
  readonly own: boolean
  /** Null if there is none, or until it has come. */
  readonly line: BesideLine | null
}

function ScorePlot({ points, profile, place, own, line }: ScorePlotProps) {
  const words = useWords()
  const vast = useVast()
  const history = useMemo(() => historyOf(points, line?.points ?? NOTHING), [points, line])
  const { data: profiles } = useRead(readProfiles)
  const shownProfile = profiles?.find(({ id, current }) => (profile === null ? current : id === profile))
  const levels = shownProfile?.levels ?? []
  const smooth = isSmooth(points.length)
  const gaps = history.gaps.length
  const extremes = useMemo(() => extremesOf(points, words), [points, words])
  const csv = () =>
    csvText(
      ['day', 'score', 'level', line?.name ?? 'beside'],
      history.days.map((day, at) => [
        day,
        history.scores[at] ?? null,
        history.levels[at] ?? null,
        history.others[at] ?? null,
      ]),
    )
  return (
    <LazyPlot
      // Series and axes are read once.
      key={`${own} ${smooth}`}
      label={words.t('panel.now.history')}
      height={vast ? VAST_HEIGHT : HISTORY_HEIGHT}
      data={history.data}
      range={[0, 100]}
      ticks={[0, 25, 50, 75, 100]}
      ownAxis={own}
      series={(palette) => historySeries(palette, { own, smooth })}
      behind={(plot, palette) => drawBands(plot, palette, levels)}
      above={(plot, palette) => {
        drawLevelNames(plot, palette, levels)
        drawGaps(plot, palette, history.gaps)
        if (line) drawName(plot, palette, { name: line.name, scale: own ? 'own' : 'y', levels })
        drawLast(plot, palette, points.at(-1)?.level ?? 'neutral')
      }}
      readout={(at) => readoutOf(history, at, line?.name ?? null, words)}
      rest={gaps > 0 ? `${extremes}${DOT}${words.t('panel.now.gaps', { count: gaps })}` : extremes}
      file={{
        name: `vigie-${profile ?? 'index'}`,
        title: [words.t('panel.now.history'), shownProfile?.name ?? null].filter(Boolean).join(DOT),
        lines: [words.t('panel.now.score'), line?.name ?? null],
        csv,
      }}
      {...(place && { place })}
    />
  )
}

function readoutOf(
  history: ReturnType<typeof historyOf>,
  at: number,
  beside: string | null,
  words: Localizer,
): string {
  const day = history.days[at]
  const score = history.scores[at]
  if (day === undefined) return ''
  const other = history.others[at]
  const own =
    score == null
      ? words.t('panel.now.no_session')
      : `${words.number(shownScore(score), 1)} ${words.t(`level.${history.levels[at] ?? 'neutral'}`)}`
  const also = beside && other != null ? `${DOT}${beside} ${words.number(other, 1)}` : ''
  return `${words.date(day)}${DOT}${own}${also}`
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
