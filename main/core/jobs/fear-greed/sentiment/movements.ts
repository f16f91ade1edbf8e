/**
 * Movements and their subjects. "Profit rose" is good and "costs rose" is bad, "hausse des pertes" is bad and
 * "baisse du chômage" is good: the value is the direction times the polarity of the subject.
 */
import { type EvidenceReading, negation, quote, type SentimentEvidence, strength } from './evidence.ts'

/** Maximum words between a movement and its subject, before it and after it (after a link: "increase in net sales"). */
const BEFORE = 20
const AFTER = 5
/** Maximum words of a genitive: "coût de la dette". */
const GENITIVE = 3
/** The value of a movement: of the bottom line, of another subject, with an amount but no subject, with neither. */
const DECISIVE = 1
const KNOWN = 0.7
const MEASURED = 0.35
const UNKNOWN = 0.15
/** Maximum words between a movement and its amount. */
const FIGURE_REACH = 4

interface MovementSubject {
  readonly at: number
  readonly polarity: 1 | -1
}

/** Marks the words it used, so that the lexicon does not count them again. */
export function readMovements(reading: EvidenceReading): SentimentEvidence[] {
  const found: SentimentEvidence[] = []
  reading.tokens.forEach((_, at) => {
    const direction = directionAt(reading, at)
    if (direction === 0 || reading.spoken.has(at)) return
    const subject = subjectOf(reading, at)
    const weight = weightOf(reading, at, subject)
    const value = direction * weight * negation(reading, at) * strength(reading, at)
    found.push({ word: named(reading, at, subject), value })
    reading.spoken.add(at)
    if (subject !== null) reading.spoken.add(subject.at)
  })
  return found
}

function weightOf(reading: EvidenceReading, at: number, subject: MovementSubject | null): number {
  const { tokens, pack } = reading
  if (subject === null) {
    const next = tokens.slice(at + 1, at + 1 + FIGURE_REACH)
    return next.some((token) => token.kind === 'figure') ? MEASURED : UNKNOWN
  }
  return subject.polarity * (pack.decisive.has(tokens[subject.at]?.plain ?? '') ? DECISIVE : KNOWN)
}

function directionAt({ tokens, pack }: EvidenceReading, at: number): 1 | -1 | 0 {
  const word = tokens[at]?.plain ?? ''
  if (tokens[at]?.kind !== 'word') return 0
  if (pack.rising.has(word)) return 1
  return pack.falling.has(word) ? -1 : 0
}

function subjectOf(reading: EvidenceReading, at: number): MovementSubject | null {
  const { tokens, pack } = reading
  const isLinked = pack.links.has(tokens[at + 1]?.plain ?? '')
  const after = subjectAfter(reading, at)
  if (isLinked && after !== null) return after
  return subjectBefore(reading, at) ?? after
}

/** Returns the nearest preceding subject in the same clause. */
function subjectBefore(reading: EvidenceReading, at: number): MovementSubject | null {
  for (let i = at - 1; i >= Math.max(0, at - BEFORE); i--) {
    if (isBorder(reading, i)) return null
    const polarity = polarityAt(reading, i)
    if (polarity !== 0) return headOf(reading, { at: i, polarity })
  }
  return null
}

/** Returns the head noun: "cost" in "the cost of sales", "nervosité" in "la nervosité des marchés". */
function headOf(reading: EvidenceReading, subject: MovementSubject): MovementSubject {
  const { tokens, pack } = reading
  for (let i = subject.at - 1; i >= subject.at - GENITIVE; i--) {
    const polarity = polarityAt(reading, i)
    if (polarity !== 0) return headOf(reading, { at: i, polarity })
    if (!pack.links.has(tokens[i]?.plain ?? '')) return subject
  }
  return subject
}

function subjectAfter(reading: EvidenceReading, at: number): MovementSubject | null {
  for (let i = at + 1; i <= at + AFTER; i++) {
    if (isBorder(reading, i) || directionAt(reading, i) !== 0) return null
    if (reading.pack.from.has(reading.tokens[i]?.plain ?? '')) return null
    const polarity = polarityAt(reading, i)
    if (polarity !== 0) return { at: i, polarity }
  }
  return null
}

/**
 * Returns whether a rise of the word is welcome (1), unwelcome (-1) or neither (0); words inside a phrase are neither.
 */
export function polarityAt({ tokens, pack, phrased }: EvidenceReading, at: number): 1 | -1 | 0 {
  const word = tokens[at]?.plain ?? ''
  if (tokens[at]?.kind !== 'word' || phrased.has(at)) return 0
  if (pack.unwelcome.has(word)) return -1
  return pack.welcome.has(word) ? 1 : 0
}

/** Whether the token separates clauses. */
export function isBorder({ tokens, pack }: EvidenceReading, at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return true
  return token.kind === 'end' || pack.turns.has(token.plain)
}

function named(reading: EvidenceReading, at: number, subject: MovementSubject | null): string {
  const word = reading.tokens[at]?.text ?? ''
  if (subject === null) return word
  const other = reading.tokens[subject.at]?.text ?? ''
  if (Math.abs(at - subject.at) <= 3)
    return quote(reading, Math.min(at, subject.at), Math.max(at, subject.at))
  return subject.at < at ? `${other} … ${word}` : `${word} … ${other}`
}
