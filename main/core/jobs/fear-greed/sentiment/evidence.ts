/** A piece of evidence: words of the text and their value. Words already used are not counted twice. */
import type { LanguagePack } from './language-pack.ts'
import type { Token } from './tokenise.ts'

/** A word of an article that changed its sentiment, and by how much. */
export interface SentimentEvidence {
  readonly word: string
  /** After negation and intensifiers. */
  readonly value: number
}

/** How many words before a value may negate or intensify it. */
const NEGATION_REACH = 4
const STRENGTH_REACH = 2

/** Tokens of a text, with those already used. */
export interface EvidenceReading {
  readonly tokens: readonly Token[]
  readonly pack: LanguagePack
  readonly spoken: Set<number>
  /** Tokens used by a phrase: they are not the subject of a movement either. */
  readonly phrased: Set<number>
  /** Tokens of a phrase without meaning: they do not negate anything either ("not only", "ne cesse de"). */
  readonly idle: Set<number>
}

/**
 * Returns -1 if a negation governs the token: "did not rise", "no growth", "n’a pas progressé" (counted
 * once). A comma ends its scope: "sans surprise, l’indice recule".
 */
export function negation({ tokens, pack, idle }: EvidenceReading, at: number): 1 | -1 {
  for (let i = at - 1; i >= Math.max(0, at - NEGATION_REACH); i--) {
    const token = tokens[i]
    if (token === undefined || token.kind === 'end' || pack.turns.has(token.plain)) break
    if (tokens[i + 1]?.afterComma) break
    if (pack.negations.has(token.plain) && !idle.has(i)) return -1
  }
  return 1
}

/** Returns the factor of the intensifiers and diminishers beside the token: "rose sharply", "légère baisse". */
export function strength({ tokens, pack }: EvidenceReading, at: number): number {
  let factor = 1
  for (let i = at - STRENGTH_REACH; i <= at + 1; i++) {
    if (i !== at) factor *= pack.intensifiers.get(tokens[i]?.plain ?? '') ?? 1
  }
  return Math.min(factor, 2)
}

/** Returns the words from one token to another, as written in the text. */
export function quote({ tokens }: EvidenceReading, from: number, to: number): string {
  return tokens
    .slice(from, to + 1)
    .map((token) => token.text)
    .join(' ')
    .replace(/(['’]) /g, '$1')
}
