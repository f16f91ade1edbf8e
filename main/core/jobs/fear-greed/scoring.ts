/** Scores one profile over a history: the same code for a run, a backfill and a backtest. */

import type { ComponentWindows } from '../../../../shared/kinds/fear-greed.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { type Aggregate, aggregate, clamp } from './aggregate.ts'
import type { ComponentFormula, Inputs } from './components/formula.ts'
import { FORMULAS } from './components/index.ts'
import type { MarketHistory } from './history.ts'
import { isMissing, type MissingValue } from './missing.ts'
import { NORMALISERS } from './normalisers/index.ts'
import type { Normaliser, NormaliserScale } from './normalisers/normaliser.ts'
import type { ComponentPlan, IndexProfile } from './profile.ts'

/** A component with data, and everything its score was computed from. */
export interface MeasuredComponent {
  readonly score: number
  /** In natural units. */
  readonly raw: number
  readonly inputs: Inputs
  readonly scale: NormaliserScale
  /** The oldest among the newest days of its series. */
  readonly day: CalendarDay
}

/** A component in a session: its value, or why there is none. */
export interface ScoredComponent {
  readonly plan: ComponentPlan
  /** Share of the profile's weight, 0 to 1. */
  readonly weight: number
  /** Share in this score, 0 to 1. */
  readonly share: number
  readonly found: MeasuredComponent | MissingValue
}

/** The score of one session with its components. */
export interface SessionScore extends Pick<Aggregate, 'score' | 'coverage'> {
  /** The market session. */
  readonly day: CalendarDay
  readonly components: readonly ScoredComponent[]
}

/** Scores the sessions of one history; it prepares what they share once. */
export interface Scorer {
  /** Returns the score at a session of the history, by its index. */
  readonly at: (index: number) => SessionScore
}

/** Sessions of a history by index, both ends included. */
export interface SessionRange {
  readonly from: number
  readonly to: number
}

/** Returns the scorer of a range of sessions: it precomputes their values, and those of the earlier ones they are compared with. */
export type ScorerOfRange = (range: SessionRange) => Scorer

/** What one range has read of the history, the next one does not read again. */
export function createScoring(
  profile: IndexProfile,
  history: MarketHistory,
  windows: ComponentWindows,
): ScorerOfRange {
  const total = profile.components.reduce((sum, plan) => sum + plan.weight, 0)
  const weighted = profile.components.map((plan) => ({
    plan,
    weight: plan.weight / total,
    over: createMeasure(plan, history, windows),
  }))
  return (range) => {
    const measures = weighted.map(({ over, ...one }) => ({ ...one, measure: over(range) }))
    return {
      at: (index) => {
        const found = measures.map(({ plan, weight, measure }) => ({ plan, weight, found: measure(index) }))
        const weighed = found.map((one) => ({
          id: one.plan.id,
          weight: one.weight,
          score: scoreOf(one.found),
        }))
        const { score, coverage, shares } = aggregate(weighed)
        const components = found.map((one) => ({ ...one, share: shares.get(one.plan.id) ?? 0 }))
        return { day: history.days[index] ?? '', score, coverage, components }
      },
    }
  }
}

const scoreOf = (found: MeasuredComponent | MissingValue) => (isMissing(found) ? null : found.score)

function createMeasure(plan: ComponentPlan, history: MarketHistory, windows: ComponentWindows) {
  const formula: ComponentFormula = FORMULAS[plan.formula]
  const normaliser: Normaliser = NORMALISERS[plan.normaliser]
  const known: (Inputs | MissingValue | undefined)[] = history.days.map(() => undefined)
  const read = (at: number): Inputs | MissingValue => {
    const found = known[at] ?? formula.inputs(history, at, windows)
    known[at] = found
    return found
  }
  const toValue = (found: Inputs | MissingValue) =>
    isMissing(found) ? null : formula.direction * formula.raw(found)
  return (range: SessionRange) => {
    const first = range.from - normaliser.reach(windows.normalisation)
    // A list of its own for each range: a normaliser may remember what it has computed of one.
    const values = history.days.map((_, at) => (at < first || at > range.to ? null : toValue(read(at))))
    return (at: number): MeasuredComponent | MissingValue => {
      const found = read(at)
      if (isMissing(found)) return found
      const scale = normaliser.fit(values, at, windows.normalisation)
      if (isMissing(scale)) return scale
      const day = freshness(formula, history, at)
      return { ...recomputed(plan, found, scale), inputs: found, scale, day }
    }
  }
}

/** Returns the value and score that stored inputs give, to verify a stored score. */
export function recomputed(
  plan: Pick<ComponentPlan, 'formula' | 'normaliser'>,
  inputs: Inputs,
  scale: NormaliserScale,
): Pick<MeasuredComponent, 'raw' | 'score'> {
  const formula: ComponentFormula = FORMULAS[plan.formula]
  const raw = formula.raw(inputs)
  return { raw, score: clamp(NORMALISERS[plan.normaliser].score(formula.direction * raw, scale)) }
}

/** A component is as old as the oldest of its series; the press has its own day. */
function freshness(formula: ComponentFormula, history: MarketHistory, at: number): string {
  const days = formula.needs
    .map((name) => history.columns[name]?.[at]?.day)
    .filter((day) => day !== undefined)
  const press = isMissing(history.press) ? undefined : history.press.day
  return days.sort()[0] ?? press ?? history.days[at] ?? ''
}
