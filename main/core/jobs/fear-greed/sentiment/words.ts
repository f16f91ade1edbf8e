/** Single words of the lexicon, after negation and intensifiers. They weigh less than finance terms. */
import { type EvidenceReading, negation, type SentimentEvidence, strength } from './evidence.ts'

/** Maximum words between "from" and the state that was left. */
const REFERENCE_REACH = 5

/** Reads the words that nothing else has used. @param weight of a word relative to a finance term, 0 to 1 */
export function readWords(reading: EvidenceReading, weight: number): SentimentEvidence[] {
  return reading.tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || reading.spoken.has(at)) return []
    const value = plainValue(reading, at, weight)
    if (value === 0) return []
    return [{ word: token.text, value: value * negation(reading, at) * strength(reading, at) }]
  })
}

/** A finance word counts fully, except as the state that was left: "up from a loss". */
function plainValue(reading: EvidenceReading, at: number, weight: number): number {
  const { pack, tokens } = reading
  const word = tokens[at]?.plain ?? ''
  const own = pack.values.get(word)
  if (own !== undefined) return isReference(reading, at) ? 0 : own
  const isMute = pack.neutral.has(word) || pack.intensifiers.has(word)
  return isMute ? 0 : (pack.lexicon.get(word) ?? 0) * weight
}

function isReference({ tokens, pack }: EvidenceReading, at: number): boolean {
  return tokens.slice(Math.max(0, at - REFERENCE_REACH), at).some((token) => pack.from.has(token.plain))
}
