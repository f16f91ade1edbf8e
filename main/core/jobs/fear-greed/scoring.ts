/** Scores of one profile over a history: the same code for a run, a backfill and a backtest. */
import type { ComponentId, Windows } from '../../../../shared/kinds/fear-greed.ts'
import { type Aggregate, aggregate, clamp } from './aggregate.ts'
import type { Formula, Inputs } from './components/formula.ts'
import { FORMULAS } from './components/index.ts'
import type { History } from './history.ts'
import { isMissing, type Missing, type Reason } from './missing.ts'
import { NORMALISERS } from './normalisers/index.ts'
import type { Scale } from './normalisers/normaliser.ts'
import type { ComponentPlan, Profile } from './profile.ts'

/** A component that has data, with all that made its score. */
export interface Measured {
  readonly score: number
  /** In natural units. */
  readonly raw: number
  readonly inputs: Inputs
  readonly scale: Scale
  /** Day of the oldest of the newest values it is made of. */
  readonly day: string
}

export interface ScoredComponent {
  readonly plan: ComponentPlan
  /** Share of the profile's weight, 0 to 1. */
  readonly weight: number
  /** Share in this score, 0 to 1. */
  readonly share: number
  readonly found: Measured | Missing
}

export interface SessionScore extends Pick<Aggregate, 'score' | 'coverage'> {
  /** The session of the market. */
  readonly day: string
  readonly components: readonly ScoredComponent[]
}

export interface Scorer {
  /** The score at a session of the history, by its index. */
  readonly at: (index: number) => SessionScore
}

/** Prepares the figures of all sessions once; each score then looks back on them. */
export function createScorer(profile: Profile, history: History, windows: Windows): Scorer {
  const total = profile.components.reduce((sum, plan) => sum + plan.weight, 0)
  const measures = profile.components.map((plan) => ({
    plan,
    weight: plan.weight / total,
    measure: createMeasure(plan, history, windows),
  }))
  return {
    at: (index) => {
      const found = measures.map(({ plan, weight, measure }) => ({ plan, weight, found: measure(index) }))
      const weighed = found.map((one) => ({ id: one.plan.id, weight: one.weight, score: scoreOf(one.found) }))
      const { score, coverage, shares } = aggregate(weighed)
      const components = found.map((one) => ({ ...one, share: shares.get(one.plan.id) ?? 0 }))
      return { day: history.days[index] ?? '', score, coverage, components }
    },
  }
}

const scoreOf = (found: Measured | Missing) => (isMissing(found) ? null : found.score)

function createMeasure(plan: ComponentPlan, history: History, windows: Windows) {
  const formula = FORMULAS[plan.formula] satisfies Formula as Formula
  const inputs = history.days.map((_, at) => formula.inputs(history, at, windows))
  const values = inputs.map((found) => (isMissing(found) ? null : formula.direction * formula.raw(found)))
  const normaliser = NORMALISERS[plan.normaliser]
  return (at: number): Measured | Missing => {
    const found = inputs[at]
    if (found === undefined || isMissing(found)) return found ?? { missing: nothing }
    const scale = normaliser.fit(values, at, windows.normalisation)
    if (isMissing(scale)) return scale
    const day = freshness(formula, history, at)
    return { ...recomputed(plan, found, scale), inputs: found, scale, day }
  }
}

const nothing: Reason = { code: 'no_value', params: {} }

/** The figure and the score that stored inputs make: every score can be checked against what it was made of. */
export function recomputed(
  plan: Pick<ComponentPlan, 'formula' | 'normaliser'>,
  inputs: Inputs,
  scale: Scale,
): Pick<Measured, 'raw' | 'score'> {
  const formula: Formula = FORMULAS[plan.formula]
  const raw = formula.raw(inputs)
  return { raw, score: clamp(NORMALISERS[plan.normaliser].score(formula.direction * raw, scale)) }
}

/** A component is as old as the oldest of the series it uses; the press brings its own day. */
function freshness(formula: Formula, history: History, at: number): string {
  const days = formula.needs
    .map((name) => history.columns[name]?.[at]?.day)
    .filter((day) => day !== undefined)
  const press = isMissing(history.press) ? undefined : history.press.day
  return days.sort()[0] ?? press ?? history.days[at] ?? ''
}

/** The score of one component of a session, where it has one. */
export function componentScore(session: SessionScore, id: ComponentId): number | null {
  const component = session.components.find(({ plan }) => plan.id === id)
  return component === undefined ? null : scoreOf(component.found)
}
