/**
 * Compares two amounts in a text without a word of movement: "profit was EUR 7 million, compared to EUR 5
 * million", "from a loss of 4 million to a profit of 2 million".
 */
import type { EvidenceReading, SentimentEvidence } from './evidence.ts'
import { isBorder, polarityAt } from './movements.ts'

const REACH = 12
const VALUE = 0.7
const UNIT =
  /^([%€$£]|eur|euros?|usd|dollars?|gbp|sek|mad|dh|dirhams?|pct|percent|per|pourcent|k|m|mn|mln|bn|millions?|milliards?|billion|thousand|mdh|mmdh)$/

interface ComparedFigure {
  readonly value: number
  readonly polarity: 1 | -1
  readonly at: number
}

/** Evidence from the first pair that can be compared; none if the two are equal. */
export function readComparisons(reading: EvidenceReading): SentimentEvidence[] {
  const { tokens, pack } = reading
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || !pack.from.has(token.plain)) continue
    const pair = pairAround(reading, at)
    if (pair === null) continue
    const better = betterOf(pair.earlier, pair.later)
    if (better === 0) return []
    return [
      {
        word: `${tokens[pair.later.at]?.text} ${token.text} ${tokens[pair.earlier.at]?.text}`,
        value: VALUE * better,
      },
    ]
  }
  return []
}

/** The amount after `from` is the earlier one; the later one is after the following `to`, or before `from`. */
function pairAround(
  reading: EvidenceReading,
  at: number,
): { earlier: ComparedFigure; later: ComparedFigure } | null {
  const { tokens, pack } = reading
  const context = polarityBefore(reading, at)
  const earlier = figureAfter(reading, at, context)
  if (earlier === null) return null
  const next = tokens.findIndex(
    (token, i) => i > earlier.at && i <= earlier.at + 4 && pack.to.has(token.plain),
  )
  const later = next >= 0 ? figureAfter(reading, next, context) : figureBefore(reading, at, context)
  return later === null ? null : { earlier, later }
}

/** Returns +1 if the later amount is better, -1 if it is worse, 0 if they cannot be compared. */
function betterOf(earlier: ComparedFigure, later: ComparedFigure): number {
  if (earlier.polarity !== later.polarity) return later.polarity
  return Math.sign(later.value - earlier.value) * later.polarity
}

/** Returns the amount after a word, with the subject between them or that of the clause. */
function figureAfter(reading: EvidenceReading, at: number, context: 1 | -1 | 0): ComparedFigure | null {
  let polarity = context
  for (let i = at + 1; i <= at + REACH; i++) {
    if (isBorder(reading, i)) return null
    polarity = polarityAt(reading, i) || polarity
    const value = amountAt(reading, i)
    if (value !== null) return polarity === 0 ? null : { value, polarity, at: i }
  }
  return null
}

function figureBefore(reading: EvidenceReading, at: number, polarity: 1 | -1 | 0): ComparedFigure | null {
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    const value = amountAt(reading, i)
    if (value !== null) return polarity === 0 ? null : { value, polarity, at: i }
  }
  return null
}

function polarityBefore(reading: EvidenceReading, at: number): 1 | -1 | 0 {
  for (let i = at - 1; i >= Math.max(0, at - 2 * REACH); i--) {
    const polarity = polarityAt(reading, i)
    if (polarity !== 0) return polarity
  }
  return 0
}

/** Returns an amount with a unit: not a year, a day or a house number. */
function amountAt({ tokens }: EvidenceReading, at: number): number | null {
  const token = tokens[at]
  if (token?.kind !== 'figure' || token.value === null) return null
  const hasUnit = UNIT.test(tokens[at - 1]?.plain ?? '') || UNIT.test(tokens[at + 1]?.plain ?? '')
  return hasUnit ? token.value : null
}
