import type { Level } from '../../../shared/vocabulary.ts'
import { LEVEL_BOUNDS, levelNumber } from '../../parts/level.ts'
import { useWords } from '../../session.ts'
import { CENTRE, needleTurn, ringMark, ringPiece } from './gauge-shape.ts'

interface GaugeProps {
  readonly score: number
  readonly level: Level
  readonly levelName: string
  /** The score of the session before, marked on the ring; null where there is none. */
  readonly before: number | null
}

const GAP = 0.55

/** The score as a place on the arc, a number, and a level. */
export function Gauge({ score, level, levelName, before }: GaugeProps) {
  const words = useWords()
  const current = levelNumber(level)
  const value = words.number(score, 1)
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
      {LEVEL_BOUNDS.slice(0, -1).map((from, at) => {
        const own = at + 1 === current
        const to = LEVEL_BOUNDS[at + 1] ?? 100
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
      {before !== null && <path className="gauge-before" d={ringMark(before, 150, 157)} />}
      <g className="needle" style={{ transform: `rotate(${needleTurn(score)}deg)` }}>
        <path
          d={`M${CENTRE.x - 137} ${CENTRE.y}L${CENTRE.x - 88} ${CENTRE.y - 8.5}L${CENTRE.x - 93} ${CENTRE.y}L${CENTRE.x - 88} ${CENTRE.y + 8.5}Z`}
        />
      </g>
      <text className="gauge-score" x={CENTRE.x} y={CENTRE.y - 6} textAnchor="middle">
        {value}
      </text>
    </svg>
  )
}
