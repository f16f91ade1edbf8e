/** Whether a figure holds its goal: by its median over all pairs. */
import type { BenchGoal } from './line.ts'
import { median, type Spread, spreadOf } from './statistics.ts'

/** A figure of both sides in every pair, in the order of the turns; the peer's are absent if the goal stands alone. */
export interface Turns {
  readonly ours: readonly number[]
  readonly peer: readonly number[] | null
}

/** The figure, the peer's, what was compared, and the verdict. */
export interface BenchVerdict {
  readonly value: number
  readonly peer: number | null
  /** Ours by the peer's of the same pair; by the goal if that stands alone. Null if it would divide by 0. */
  readonly ratio: number | null
  /** Of the ratio; of the figure itself if there is none. */
  readonly spread: Spread
  readonly goal: number
  readonly goal_is: 'ratio' | 'more' | 'atMost' | 'atLeast'
  /** What the goal allows in this run, in the unit of the figure. */
  readonly budget: number
  readonly ok: boolean
}

/** @throws RangeError if nothing was measured, or a goal beside a peer has none */
export function judge(goal: BenchGoal, { ours, peer }: Turns): BenchVerdict {
  const value = median(ours)
  const theirs = peer === null ? null : median(peer)
  const common = { value, peer: theirs }
  if ('ratio' in goal || 'more' in goal) {
    if (peer === null || theirs === null) throw new RangeError('a goal beside a peer takes a peer')
    const ratios = ours.map((one, turn) => one / (peer[turn] ?? Number.NaN))
    const ratio = ratios.every(Number.isFinite) ? spreadOf(ratios) : null
    const compared = { ...common, ratio: ratio?.median ?? null, spread: ratio ?? spreadOf(ours) }
    if ('ratio' in goal) {
      const { ratio: most } = goal
      return {
        ...compared,
        goal: most,
        goal_is: 'ratio',
        budget: most * theirs,
        ok: compared.spread.median <= most,
      }
    }
    const more = median(ours.map((one, turn) => one - (peer[turn] ?? Number.NaN)))
    return {
      ...compared,
      goal: goal.more,
      goal_is: 'more',
      budget: theirs + goal.more,
      ok: more <= goal.more,
    }
  }
  const [bound, goal_is] =
    'atMost' in goal ? ([goal.atMost, 'atMost'] as const) : ([goal.atLeast, 'atLeast'] as const)
  const ratio = bound === 0 ? null : value / bound
  const ok = goal_is === 'atMost' ? value <= bound : value >= bound
  return { ...common, ratio, spread: spreadOf(ours), goal: bound, goal_is, budget: bound, ok }
}
