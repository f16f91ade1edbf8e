/** Whether a figure holds its goal: by its median over all pairs, and how many of them say the same. */
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
  /** The share of the turns that say the same alone, 0 to 1: with few, the next run may decide otherwise. */
  readonly agreement: number
}

/** @throws RangeError if nothing was measured, or a goal beside a peer has none */
export function judge(goal: BenchGoal, { ours, peer }: Turns): BenchVerdict {
  const value = median(ours)
  const theirs = peer === null ? null : median(peer)
  const common = { value, peer: theirs }
  if ('ratio' in goal || 'more' in goal) {
    if (peer === null || theirs === null) throw new RangeError('a goal beside a peer takes a peer')
    const besidePeer = (compare: (own: number, other: number) => number) =>
      ours.map((one, turn) => compare(one, peer[turn] ?? Number.NaN))
    const ratios = besidePeer((own, other) => own / other)
    const ratio = ratios.every(Number.isFinite) ? spreadOf(ratios) : null
    const compared = { ...common, ratio: ratio?.median ?? null, spread: ratio ?? spreadOf(ours) }
    if ('ratio' in goal) {
      const verdict = decided(ratios, (one) => one <= goal.ratio)
      return { ...compared, goal: goal.ratio, goal_is: 'ratio', budget: goal.ratio * theirs, ...verdict }
    }
    const verdict = decided(
      besidePeer((own, other) => own - other),
      (one) => one <= goal.more,
    )
    return { ...compared, goal: goal.more, goal_is: 'more', budget: theirs + goal.more, ...verdict }
  }
  const [bound, goal_is] =
    'atMost' in goal ? ([goal.atMost, 'atMost'] as const) : ([goal.atLeast, 'atLeast'] as const)
  const verdict = decided(ours, (one) => (goal_is === 'atMost' ? one <= bound : one >= bound))
  const ratio = bound === 0 ? null : value / bound
  return { ...common, ratio, spread: spreadOf(ours), goal: bound, goal_is, budget: bound, ...verdict }
}

/** The verdict on the median, and how many of the turns share it. */
function decided(turns: readonly number[], holds: (figure: number) => boolean) {
  const ok = holds(median(turns))
  return { ok, agreement: turns.filter((one) => holds(one) === ok).length / turns.length }
}
