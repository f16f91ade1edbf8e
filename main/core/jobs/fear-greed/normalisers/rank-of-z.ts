/**
 * CNN's method, derived from its published values: every component score it publishes is a multiple of 0.2, a
 * rank among 500.
 *
 * With x the value (higher = greed) and z = (x - mean) / deviation over the last 125 sessions of x, including
 * this one, the score is the share of the last 500 z, including this one, that are strictly below today's.
 * Volatility differs: its z is over 50 sessions, and calm is never greed. The score is 50, unless the VIX is
 * more than 1.5 deviations above its mean; then it is half of the rank.
 *
 * While fewer than 500 z are known, a normal distribution replaces the missing ones. Its mean of 0.5 is that
 * of the S&P 500's own z over 2000-2020 (0.49); the minimum window was chosen on 2021-08 to 2022-12.
 */
import { isMissing, type MissingValue, missing } from '../missing.ts'
import { mean, normalShareBelow, populationDeviation } from '../statistics.ts'
import { type Normaliser, type NormaliserScale, part, recent } from './normaliser.ts'

/** Number of z that today's is ranked among: two years of sessions. */
const RANKED = 500
/** A z over fewer sessions is not meaningful. */
const LEAST_WINDOW = 40
const PRIOR = { mean: 0.5, deviation: 1 } as const
/** Volatility counts if its negated z is below this. */
const UNREST = -1.5

interface RankOfZ {
  /** Sessions of the mean and the deviation. */
  readonly window: number
  /** Whether calm gives 50 and unrest half of its rank, like CNN's VIX. */
  readonly onlyUnrest: boolean
}

type MeasureValues = readonly (number | null)[]

/** Looks back 500 sessions and one window; missing, with its reason, if fewer than 40 are known. */
export function rankOfZ({ window, onlyUnrest }: RankOfZ): Normaliser {
  const zOf = remembered((values) => values.map((_, at) => zAt(values, at, window)))
  return {
    reach: () => RANKED + window,
    fit: (values, at) => {
      const found = placeOf(values, at, window)
      const today = zOf(values)[at] ?? null
      if (isMissing(found) || today === null) return found
      const known = recent(zOf(values), at, RANKED)
      return { ...found, below: known.filter((z) => z < today).length, known: known.length }
    },
    score: (value, scale) => {
      const z = (value - part(scale, 'mean')) / part(scale, 'deviation')
      if (onlyUnrest && z >= UNREST) return 50
      const rank = rankWith(z, scale)
      return onlyUnrest ? rank / 2 : rank
    },
  }
}

function rankWith(z: number, scale: NormaliserScale): number {
  const unknown = RANKED - part(scale, 'known')
  const prior = unknown * normalShareBelow((z - PRIOR.mean) / PRIOR.deviation)
  return (100 * (part(scale, 'below') + prior)) / RANKED
}

/** Caches one pass over a list for all its sessions. */
function remembered(
  compute: (values: MeasureValues) => MeasureValues,
): (values: MeasureValues) => MeasureValues {
  const known = new WeakMap<MeasureValues, MeasureValues>()
  return (values) => {
    const found = known.get(values) ?? compute(values)
    known.set(values, found)
    return found
  }
}

function zAt(values: MeasureValues, at: number, window: number): number | null {
  const value = values[at] ?? null
  const place = value === null ? null : placeOf(values, at, window)
  if (value === null || place === null || isMissing(place)) return null
  return (value - place.mean) / place.deviation
}

/** Returns mean and deviation of the window that ends at a session. */
function placeOf(
  values: MeasureValues,
  at: number,
  window: number,
): { mean: number; deviation: number } | MissingValue {
  const found = recent(values, at, window)
  if (found.length < LEAST_WINDOW) {
    return missing('short_history', { found: found.length, needed: LEAST_WINDOW })
  }
  const centre = mean(found)
  const deviation = populationDeviation(found, centre)
  return deviation > 0 ? { mean: centre, deviation } : missing('flat')
}
