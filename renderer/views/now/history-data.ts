/** The history in the form of the plot: seconds, values, and missing sessions. */

import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import { DAY_SECONDS } from '../../../shared/time/units.ts'
import type { ScoreLevel } from '../../../shared/vocabulary.ts'

/** Weekends and bank holidays are shorter; anything longer is missing data. */
const LONGEST_BREAK_DAYS = 5

type ScoredDay = Pick<ScorePointView, 'day' | 'score' | 'level'>

/** Scores by session; `others` is the published index on the same days. */
export interface ScoreHistory {
  /** Seconds, scores, the line beside, the mean of the scores. */
  readonly data: [number[], (number | null)[], (number | null)[], (number | null)[]]
  readonly days: readonly string[]
  readonly scores: readonly (number | null)[]
  readonly others: readonly (number | null)[]
  readonly levels: readonly (ScoreLevel | null)[]
  /** Ranges without a session, in seconds. */
  readonly gaps: readonly (readonly [number, number])[]
  readonly hasOther: boolean
}

interface HistoryRow {
  readonly at: number
  readonly day: string
  readonly score: number | null
  readonly level: ScoreLevel | null
}

/** @param comparison the line beside by day, if there is one */
export function historyOf(
  points: readonly ScoredDay[],
  comparison: readonly { readonly day: string; readonly value: number }[],
): ScoreHistory {
  const { rows, gaps } = withBreaks(points)
  const published = new Map(comparison.map((point) => [point.day, point.value]))
  const scores = rows.map((row) => row.score)
  const others = rows.map((row) => published.get(row.day) ?? null)
  return {
    data: [rows.map((row) => row.at), scores, others, meansOf(scores)],
    days: rows.map((row) => row.day),
    scores,
    others,
    levels: rows.map((row) => row.level),
    gaps,
    hasOther: others.some((value) => value !== null),
  }
}

/** Sessions of the mean that is drawn over years: a month. */
const MEAN_SESSIONS = 21
/** Periods with more sessions are drawn with their mean: single sessions are no longer told apart. */
const SINGLE_SESSIONS = 600

/** Whether a period is so long that its mean is drawn. */
export const isSmooth = (sessions: number) => sessions > SINGLE_SESSIONS

/** The mean of each session and the twenty before; null at a gap, and until there are enough after it. */
export function meansOf(scores: readonly (number | null)[]): (number | null)[] {
  return scores.map((_, at) => {
    const last = scores.slice(Math.max(0, at + 1 - MEAN_SESSIONS), at + 1)
    const known = last.filter((score) => score !== null)
    if (known.length < MEAN_SESSIONS) return null
    return known.reduce((sum, score) => sum + score, 0) / MEAN_SESSIONS
  })
}

/** Adds a row without a value in the middle of each missing range, so that the line breaks there. */
function withBreaks(points: readonly ScoredDay[]) {
  const rows: HistoryRow[] = []
  const gaps: (readonly [number, number])[] = []
  for (const point of points) {
    const at = Date.parse(point.day) / 1000
    const before = rows[rows.length - 1]
    if (before && at - before.at > LONGEST_BREAK_DAYS * DAY_SECONDS) {
      const middle = (before.at + at) / 2
      rows.push({
        at: middle,
        day: utcDay(middle * 1000),
        score: null,
        level: null,
      })
      gaps.push([before.at, at])
    }
    rows.push({ at, day: point.day, score: point.score, level: point.level })
  }
  return { rows, gaps }
}
