/** The agreement of two series on the same days. */

export interface ScoreAgreement {
  /** Days with both values. */
  readonly days: number
  /** Pearson's. */
  readonly correlation: number
  /** Mean of the absolute differences, in points. */
  readonly difference: number
}

/** Returns null if fewer than three days have both, or one of them is constant. */
export function agreementOf(
  scores: readonly { readonly day: string; readonly score: number }[],
  published: readonly { readonly day: string; readonly value: number }[],
): ScoreAgreement | null {
  const others = new Map(published.map(({ day, value }) => [day, value]))
  const pairs = scores.flatMap(({ day, score }) => {
    const other = others.get(day)
    return other === undefined ? [] : [[score, other] as const]
  })
  if (pairs.length < 3) return null
  const [a, b] = [mean(pairs.map(([own]) => own)), mean(pairs.map(([, other]) => other))]
  const sum = (of: (own: number, other: number) => number) =>
    pairs.reduce((total, [own, other]) => total + of(own - a, other - b), 0)
  const spread = Math.sqrt(sum((own) => own ** 2) * sum((_, other) => other ** 2))
  if (spread === 0) return null
  return {
    days: pairs.length,
    correlation: sum((own, other) => own * other) / spread,
    difference: mean(pairs.map(([own, other]) => Math.abs(own - other))),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
