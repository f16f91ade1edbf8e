/**
 * CNN's principle: "how far each component deviates from its own average, relative to how much it normally
 * diverges", in two readings whose mean is the score.
 *
 * With x the figure (higher = greed) and its deviation d = x - mean of the last 125 sessions of x:
 *
 * - the long reading is the rank of today's d among the last 500 deviations, 0 to 100, ties at their middle.
 *   While fewer than 500 are known, it is blended with the rank among the deviations and their mirror images,
 *   which stand for "a normal divergence around the average, with no drift known yet";
 * - the short reading is the share of a normal distribution below today's x, with the mean and the deviation of
 *   the last 125 sessions.
 *
 * CNN publishes the words, not the figures; the lengths are round ones (half a year, two years) for all
 * components alike, and the whole is held against CNN's published index in the tests.
 */
import { isMissing, type Missing, missing } from '../missing.ts'
import { mean, normalShareBelow, populationDeviation } from '../statistics.ts'
import { FEWEST_SESSIONS, type Normaliser, part, recent, type Scale } from './normaliser.ts'

/** Sessions of the moving average and of the short reading: half a year. */
const HALF_YEAR = 125
/** Deviations among which today's is ranked: two years. */
const TWO_YEARS = 500

interface OwnHistory {
  /** Whether the figure is already a distance from an average, as momentum and volatility are. */
  readonly deviation: 'given' | 'from_own_average'
  /** The highest score: CNN never takes a calm VIX for greed, its score ends at 50. */
  readonly ceiling: number
}

/** Looks back 625 sessions at most, and tells with its reason where there are too few. */
export function ownHistory({ deviation, ceiling }: OwnHistory): Normaliser {
  const deviationsOf = deviation === 'given' ? (values: Figures) => values : remembered(fromOwnAverage)
  return {
    reach: () => TWO_YEARS + HALF_YEAR,
    fit: (values, at) => {
      const long = rankAmong(recent(deviationsOf(values), at, TWO_YEARS), deviationsOf(values)[at] ?? null)
      if (isMissing(long)) return long
      const short = spread(recent(values, at, HALF_YEAR))
      return isMissing(short) ? short : { ...long, ...short }
    },
    score: (value, scale) => Math.min(ceiling, (longReading(scale) + shortReading(value, scale)) / 2),
  }
}

type Figures = readonly (number | null)[]

/** One pass over a list serves all its sessions. */
function remembered(compute: (values: Figures) => Figures): (values: Figures) => Figures {
  const known = new WeakMap<Figures, Figures>()
  return (values) => {
    const found = known.get(values) ?? compute(values)
    known.set(values, found)
    return found
  }
}

function fromOwnAverage(values: Figures): Figures {
  return values.map((value, at) => {
    const average = value === null ? null : averageUpTo(values, at)
    return value === null || average === null ? null : value - average
  })
}

/** In one loop without a copy: it runs once for each of hundreds of sessions. */
function averageUpTo(values: Figures, at: number): number | null {
  let [sum, count] = [0, 0]
  for (let index = Math.max(0, at - HALF_YEAR + 1); index <= at; index++) {
    const value = values[index] ?? null
    if (value === null) continue
    sum += value
    count++
  }
  return count < FEWEST_SESSIONS ? null : sum / count
}

/** How many of the known deviations, and of their mirror images, lie below today's; ties count half. */
function rankAmong(known: readonly number[], today: number | null): Scale | Missing {
  if (today === null || known.length < FEWEST_SESSIONS) {
    return missing('short_history', { found: known.length, needed: FEWEST_SESSIONS })
  }
  let [below, mirroredBelow] = [0, 0]
  for (const value of known) {
    below += half(value, today)
    mirroredBelow += half(-value, today)
  }
  return { below, mirrored_below: mirroredBelow, deviations: known.length }
}

const half = (value: number, limit: number) => (value < limit ? 1 : value === limit ? 0.5 : 0)

function spread(values: readonly number[]): Scale | Missing {
  if (values.length < FEWEST_SESSIONS) {
    return missing('short_history', { found: values.length, needed: FEWEST_SESSIONS })
  }
  const deviation = populationDeviation(values)
  return deviation > 0 ? { mean: mean(values), deviation } : missing('flat')
}

function longReading(scale: Scale): number {
  const count = part(scale, 'deviations')
  const below = part(scale, 'below')
  const known = Math.min(1, count / TWO_YEARS)
  const rank = below / count
  const mirrored = (below + part(scale, 'mirrored_below')) / (2 * count)
  return 100 * (known * rank + (1 - known) * mirrored)
}

function shortReading(value: number, scale: Scale): number {
  return 100 * normalShareBelow((value - part(scale, 'mean')) / part(scale, 'deviation'))
}
