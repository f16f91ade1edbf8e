/**
 * The earlier approximation of CNN's method, kept for comparison with the new one: the mean of a rank among
 * the last 500 distances from the own average, and of a normal share over 125 sessions.
 */
import {
  mean,
  normalShareBelow,
  populationDeviation,
} from '../../../../main/core/jobs/fear-greed/statistics.ts'

type PreviousValues = readonly (number | null)[]

interface PreviousMeasure {
  /** Whether the value already is a distance from an average. */
  readonly isDistance: boolean
  readonly ceiling: number
}

const recent = (values: PreviousValues, at: number, count: number) =>
  values.slice(Math.max(0, at - count + 1), at + 1).filter((value) => value !== null)

/** Returns the scores of one component, session by session; null if there are fewer than 20 sessions. */
export function previousScores(
  values: PreviousValues,
  { isDistance, ceiling }: PreviousMeasure,
): (number | null)[] {
  const distances = isDistance ? values : values.map((value, at) => fromAverage(values, value, at))
  return values.map((value, at) => {
    const today = distances[at] ?? null
    const known = recent(distances, at, 500)
    const last = recent(values, at, 125)
    if (value === null || today === null || known.length < 20) return null
    const short = 100 * normalShareBelow((value - mean(last)) / populationDeviation(last))
    return Math.min(ceiling, (longScore(known, today) + short) / 2)
  })
}

function fromAverage(values: PreviousValues, value: number | null, at: number): number | null {
  const last = recent(values, at, 125)
  return value === null || last.length < 20 ? null : value - mean(last)
}

function longScore(known: readonly number[], today: number): number {
  const below = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value < today ? 1 : value === today ? 0.5 : 0), 0)
  const count = known.length
  const own = below(known)
  const mirrored = (own + below(known.map((value) => -value))) / (2 * count)
  const share = Math.min(1, count / 500)
  return 100 * (share * (own / count) + (1 - share) * mirrored)
}
