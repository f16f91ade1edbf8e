import { shownScore } from '../../../shared/score.ts'
import type { ScoreLevel } from '../../../shared/vocabulary.ts'
import { type LevelBounds, levelNumber } from '../../parts/level.ts'
import { useWords } from '../../session.ts'
import { CENTRE, needleTurn, ringPiece } from './gauge-shape.ts'

interface GaugeProps {
  readonly score: number
  readonly level: ScoreLevel
  readonly levelName: string
  /** The bounds of the segments of the arc. */
  readonly levels: LevelBounds
}

const GAP = 0.55

/** Points left, from a rounded base, clear of a number as wide as 100.0, to a tip within the ring. */
const NEEDLE = `M${CENTRE.x - 142} ${CENTRE.y}L${CENTRE.x - 100} ${CENTRE.y - 6.5}a6.5 6.5 0 1 1 0 13Z`

/** The score as a position on the arc, a number, and a level. */
export function Gauge({ score, level, levelName, levels }: GaugeProps) {
  const words = useWords()
  const current = levelNumber(level)
  const value = words.number(shownScore(score), 1)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element cannot hold a drawing
    <svg
      className="gauge"
      viewBox="0 0 320 172"
      role="meter"
      aria-label={words.t('panel.now.index')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={score}
      aria-valuetext={`${value}, ${levelName}`}
    >
      {levels.map(({ from }, at) => {
        const own = at + 1 === current
        const to = levels[at + 1]?.from ?? 100
        return (
          <path
            key={from}
            d={ringPiece(
              from + (at === 0 ? 0 : GAP),
              to - (to === 100 ? 0 : GAP),
              own ? 114 : 118,
              own ? 148 : 143,
            )}
            fill={`var(--level-${at + 1})`}
            opacity={own ? 1 : 0.36}
          />
        )
      })}
      <g className="needle" style={{ transform: `rotate(${needleTurn(score)}deg)` }}>
        <path d={NEEDLE} />
      </g>
      <text className="gauge-score" x={CENTRE.x} y={CENTRE.y - 6} textAnchor="middle">
        {value}
      </text>
    </svg>
  )
}
