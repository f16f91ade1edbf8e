/** The agreement of an index with a published one, on days that both have. */
import { correlation, mean } from '../../../../main/core/jobs/fear-greed/statistics.ts'

/** Score by day. */
export type ScoresByDay = ReadonlyMap<string, number>

export interface MeasuredAgreement {
  readonly days: number
  /** Pearson's correlation. */
  readonly r: number
  /** Mean absolute difference, points. */
  readonly error: number
}

/** @throws Error if the two have no common day between the ends, both included */
export function agreement(
  ours: ScoresByDay,
  published: ScoresByDay,
  from: string,
  to: string,
): MeasuredAgreement {
  const pairs = [...ours].flatMap(([day, score]) => {
    const other = published.get(day)
    return other === undefined || day < from || day > to ? [] : [[score, other] as const]
  })
  if (pairs.length === 0) throw new Error(`no day is scored by both between ${from} and ${to}`)
  const [left, right] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
  return {
    days: pairs.length,
    r: correlation(left, right) ?? Number.NaN,
    error: mean(pairs.map(([one, other]) => Math.abs(one - other))),
  }
}

/** Returns both values as text: `r 0.983, error 3.7`. */
export function inShort({ r, error }: MeasuredAgreement): string {
  return `r ${r.toFixed(3)}, error ${error.toFixed(2)}`
}
