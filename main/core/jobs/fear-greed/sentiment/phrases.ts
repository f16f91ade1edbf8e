/** Phrases with a meaning of their own: "profit warning", "décroche l’agrément". The longest match wins. */
import { type EvidenceReading, negation, quote, type SentimentEvidence } from './evidence.ts'
import type { LexiconPhrase } from './language-pack.ts'
import type { Token } from './tokenise.ts'

const LONGEST_GAP = 4

/** Marks the words it used as part of a phrase: nothing else counts them again. */
export function readPhrases(reading: EvidenceReading): SentimentEvidence[] {
  const found: SentimentEvidence[] = []
  for (let at = 0; at < reading.tokens.length; at++) {
    const match = longestAt(reading, at)
    if (match === null) continue
    const value = match.phrase.value * negation(reading, at)
    found.push({ word: quote(reading, at, match.end), value })
    for (let i = at; i <= match.end; i++) {
      reading.spoken.add(i)
      reading.phrased.add(i)
      if (value === 0) reading.idle.add(i)
    }
    at = match.end
  }
  return found
}

function longestAt(
  { tokens, pack }: EvidenceReading,
  at: number,
): { phrase: LexiconPhrase; end: number } | null {
  let best: { phrase: LexiconPhrase; end: number } | null = null
  for (const phrase of pack.phrases.get(tokens[at]?.plain ?? '') ?? []) {
    const end = endOf(tokens, phrase.parts, at)
    if (end !== null && (best === null || end > best.end)) best = { phrase, end }
  }
  return best
}

/** Returns the index of the last token of a phrase that begins at `at`; null if there is no match. */
function endOf(tokens: readonly Token[], [part, ...rest]: LexiconPhrase['parts'], at: number): number | null {
  if (part === undefined) return at - 1
  if (part === null) return afterGap(tokens, rest, at)
  const token = tokens[at]
  if (token === undefined || token.kind === 'end' || !part.has(token.plain)) return null
  return endOf(tokens, rest, at + 1)
}

function afterGap(tokens: readonly Token[], rest: LexiconPhrase['parts'], at: number): number | null {
  for (let skip = 0; skip <= LONGEST_GAP; skip++) {
    if (skip > 0 && tokens[at + skip - 1]?.kind === 'end') return null
    const end = endOf(tokens, rest, at + skip)
    if (end !== null) return end
  }
  return null
}
