/** The sample's index by hand: plain arrays, the arithmetic of the classic components, nothing else. */

/** A session as it is stored. */
export interface PlainScore {
  readonly day: string
  readonly score: number
  readonly coverage: number
  readonly components: readonly { readonly id: string; readonly raw: number; readonly score: number }[]
}

const WEIGHTS = { momentum: 25, price_strength: 25, volume: 15, volatility: 15, equity_vs_bonds: 10 }
const WINDOW = 90

/** Scores the sessions between two days, both included. */
export function plainScores(
  market: string,
  bonds: string,
  { from, to }: { readonly from: string; readonly to: string },
): PlainScore[] {
  const rows = cellsOf(market)
  const days = rows.map((row) => row[0] ?? '')
  const [highs, lows, closes, volumes] = [2, 3, 4, 5].map((column) => rows.map((row) => Number(row[column])))
  const yields = new Map(cellsOf(bonds).map((row) => [row[0] ?? '', Number(row[1])]))
  let known = Number.NaN
  const filled = days.map((day) => {
    const value = yields.get(day)
    if (value !== undefined && Number.isFinite(value) && value !== 0) known = value
    return known
  })
  const first = days.findIndex((day) => day >= from) - WINDOW
  const raws = raw(first, highs ?? [], lows ?? [], closes ?? [], volumes ?? [], filled)
  const scores: PlainScore[] = []
  for (let at = 0; at < days.length; at += 1) {
    const day = days[at] ?? ''
    if (day >= from && day <= to) scores.push(scored(day, at, raws))
  }
  return scores
}

const cellsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The value of each component at each session from the first that counts, higher for greed. */
function raw(
  first: number,
  highs: readonly number[],
  lows: readonly number[],
  closes: readonly number[],
  volumes: readonly number[],
  yields: readonly number[],
) {
  const at = <T>(values: readonly T[], end: number, count: number) => values.slice(end + 1 - count, end + 1)
  const each = (of: (session: number) => number) =>
    closes.map((_, session) => (session < first ? Number.NaN : of(session)))
  const last = (session: number, values: readonly number[]) => values[session] ?? Number.NaN
  return {
    momentum: each((session) => mean(at(closes, session, 125)) / mean(at(closes, session - 125, 125)) - 1),
    price_strength: each((session) => {
      const [high, low] = [Math.max(...at(highs, session, 252)), Math.min(...at(lows, session, 252))]
      return (last(session, closes) - low) / (high - low)
    }),
    volume: each((session) => last(session, volumes) / mean(at(volumes, session, 30))),
    volatility: each((session) => {
      const found = at(closes, session, 31)
      const returns = found.slice(1).map((close, index) => Math.log(close / (found[index] ?? Number.NaN)))
      const centre = mean(returns)
      const squares = returns.reduce((sum, value) => sum + (value - centre) ** 2, 0)
      return -Math.sqrt(squares / (returns.length - 1)) * Math.sqrt(252)
    }),
    equity_vs_bonds: each((session) => {
      const [before, now] = [last(session - 20, yields) / 100, last(session, yields) / 100]
      const discount = (1 + now / 2) ** -20
      const bond = (before / now) * (1 - discount) + discount - 1 + (before * 20) / 252
      return last(session, closes) / last(session - 20, closes) - 1 - bond
    }),
  }
}

function scored(day: string, at: number, raws: Readonly<Record<string, readonly number[]>>): PlainScore {
  const components = Object.keys(WEIGHTS).flatMap((id) => {
    const values = raws[id] ?? []
    const window = values.slice(Math.max(0, at - WINDOW + 1), at + 1).filter(Number.isFinite)
    const value = values[at] ?? Number.NaN
    const [low, high] = [Math.min(...window), Math.max(...window)]
    return Number.isFinite(value) && high > low
      ? [{ id, raw: value, score: (100 * (value - low)) / (high - low) }]
      : []
  })
  const weight = (id: string) => WEIGHTS[id as keyof typeof WEIGHTS]
  const covered = components.reduce((sum, { id }) => sum + weight(id), 0)
  const score = components.reduce((sum, one) => sum + (weight(one.id) / covered) * one.score, 0)
  return { day, score, coverage: covered / 100, components }
}
