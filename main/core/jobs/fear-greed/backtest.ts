/** Measures whether an index predicts the sessions that follow it. */
import { LEVELS, type ScoreLevel } from '../../../../shared/vocabulary.ts'
import { columnOf, type MarketHistory } from './history.ts'
import { isMissing } from './missing.ts'
import { correlation, mean } from './statistics.ts'
import type { StoredScore } from './store.ts'

type ScoredSession = Pick<StoredScore, 'day' | 'score' | 'level'>

/** What a score said about the return that many sessions later. */
export interface HorizonResult {
  /** Number of sessions between the score and the later close. */
  readonly sessions: number
  /** Number of sessions with both a score and a return. */
  readonly n: number
  /** Pearson's correlation of score and return; null if one of them is constant. */
  readonly correlation: number | null
  /** Share of sessions in which the score's side of 50 matches the sign of the return; ties do not count. */
  readonly hitRate: number | null
  /** Between which the hit rate lies with 95 % confidence, windows that overlap counted once; null as the rate. */
  readonly hitRateBounds: readonly [number, number] | null
  /** Share of the same returns that were gains: what "always up" would have predicted. */
  readonly baseRate: number | null
  readonly returnAfter: Readonly<Partial<Record<ScoreLevel, { readonly n: number; readonly mean: number }>>>
}

interface BacktestPair extends ScoredSession {
  /** `close_later / close - 1`. */
  readonly later: number
}

/** Compares scores with the return of the market over the next `sessions` sessions. */
export function backtest(
  scores: readonly ScoredSession[],
  history: MarketHistory,
  sessions: number,
): HorizonResult {
  const pairs = paired(scores, history, sessions)
  const levels = LEVELS.map((level) => [level, pairs.filter((pair) => pair.level === level)] as const)
  const returnAfter = Object.fromEntries(
    levels
      .filter(([, found]) => found.length > 0)
      .map(([level, found]) => [level, { n: found.length, mean: mean(found.map(({ later }) => later)) }]),
  )
  return {
    sessions,
    n: pairs.length,
    correlation: correlation(
      pairs.map(({ score }) => score),
      pairs.map(({ later }) => later),
    ),
    ...rates(pairs, sessions),
    returnAfter,
  }
}

function paired(
  scores: readonly ScoredSession[],
  history: MarketHistory,
  sessions: number,
): readonly BacktestPair[] {
  const column = columnOf(history, 'market')
  if (isMissing(column)) return []
  const indexOf = new Map(history.days.map((day, index) => [day, index]))
  return scores.flatMap((score) => {
    const index = indexOf.get(score.day) ?? Number.NaN
    const [now, later] = [column[index]?.close, column[index + sessions]?.close]
    return now === undefined || later === undefined ? [] : [{ ...score, later: later / now - 1 }]
  })
}

function rates(
  pairs: readonly BacktestPair[],
  sessions: number,
): Pick<HorizonResult, 'hitRate' | 'hitRateBounds' | 'baseRate'> {
  const decisive = pairs.filter(({ score, later }) => score !== 50 && later !== 0)
  if (decisive.length === 0) return { hitRate: null, hitRateBounds: null, baseRate: null }
  const hitRate = decisive.filter(({ score, later }) => score > 50 === later > 0).length / decisive.length
  const baseRate = decisive.filter(({ later }) => later > 0).length / decisive.length
  return { hitRate, baseRate, hitRateBounds: wilson(hitRate, decisive.length / sessions) }
}

/** Wilson's interval of a share at 95 % confidence, over so many independent observations. */
function wilson(share: number, count: number): readonly [number, number] {
  const z = 1.96
  const centre = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count)
  const half =
    (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}
