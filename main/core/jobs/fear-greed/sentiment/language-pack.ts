/** What the scoring knows about a language: a lexicon of words, and the finance terms that take precedence. */
import * as z from 'zod'

/** Lines of words, grouped by subject. */
const list = z.array(z.string()).transform((lines) => lines.flatMap((line) => line.split(' ')))

/** The form of `assets/lexicons/<language>.json`. Words are written in lower case, without accents. */
export const termsSchema = z.object({
  language: z.enum(['en', 'fr']),
  decimal_comma: z.boolean(),
  rising: list.describe('Words of going up'),
  falling: list.describe('Words of going down'),
  welcome: list.describe('Subjects whose rise is good'),
  unwelcome: list.describe('Subjects whose rise is bad'),
  decisive: list.describe('Of both, those that decide where several move: the bottom line'),
  links: list.describe('Words between a movement and its subject after it: increase *in the* sales'),
  turns: list.describe('Words that begin another clause'),
  negations: list,
  intensifiers: z
    .record(z.string(), z.number().positive())
    .describe('Factor of the next value; below 1 weakens'),
  from: list.describe('Before the earlier of two figures'),
  to: list.describe('Before the later of two figures'),
  neutral: list.describe('Words of the lexicon that mean nothing in the finance press'),
  values: z
    .record(z.string(), z.number().min(-1).max(1))
    .describe('Words of the finance press, in place of the lexicon and at full weight'),
  phrases: z
    .record(z.string(), z.number().min(-1).max(1))
    .describe('Value of a run of words; ".." skips up to four words'),
})

/** The finance terms of a language with their values. */
export type LexiconTerms = z.infer<typeof termsSchema>

type WordLists = ReadonlySet<string>

/** A term of several words, with the value that it gives a headline. */
export interface LexiconPhrase {
  readonly text: string
  /** A null part is a gap. */
  readonly parts: readonly (WordLists | null)[]
  readonly value: number
}

/** A language of press articles: one whose words are known, whatever languages Vigie itself speaks. */
export type PressLanguage = z.infer<typeof termsSchema>['language']

/** The words and rules by which articles of one language are rated. */
export interface LanguagePack {
  readonly language: PressLanguage
  readonly decimalComma: boolean
  /** Maps a word without accents to its value, -1 to 1. */
  readonly lexicon: ReadonlyMap<string, number>
  readonly rising: WordLists
  readonly falling: WordLists
  readonly welcome: WordLists
  readonly unwelcome: WordLists
  readonly decisive: WordLists
  readonly links: WordLists
  readonly turns: WordLists
  readonly negations: WordLists
  readonly neutral: WordLists
  readonly from: WordLists
  readonly to: WordLists
  readonly intensifiers: ReadonlyMap<string, number>
  readonly values: ReadonlyMap<string, number>
  /** By each word they may begin with. */
  readonly phrases: ReadonlyMap<string, readonly LexiconPhrase[]>
}

/** @param lexicon word without accents to its value, -1 to 1 */
export function languagePack(terms: LexiconTerms, lexicon: ReadonlyMap<string, number>): LanguagePack {
  return {
    language: terms.language,
    decimalComma: terms.decimal_comma,
    lexicon,
    rising: new Set(terms.rising),
    falling: new Set(terms.falling),
    welcome: new Set(terms.welcome),
    unwelcome: new Set(terms.unwelcome),
    decisive: new Set(terms.decisive),
    links: new Set(terms.links),
    turns: new Set(terms.turns),
    negations: new Set(terms.negations),
    neutral: new Set(terms.neutral),
    from: new Set(terms.from),
    to: new Set(terms.to),
    intensifiers: new Map(Object.entries(terms.intensifiers)),
    values: new Map(
      Object.entries(terms.values).flatMap(([words, value]) =>
        words.split(' ').map((word) => [word, value] as const),
      ),
    ),
    phrases: byFirstWord(
      Object.entries(terms.phrases).map(([text, value]) => ({ text, value, parts: partsOf(text) })),
    ),
  }
}

function partsOf(text: string): (WordLists | null)[] {
  return text.split(' ').map((part) => (part === '..' ? null : new Set(part.split('|'))))
}

function byFirstWord(phrases: readonly LexiconPhrase[]): Map<string, LexiconPhrase[]> {
  const found = new Map<string, LexiconPhrase[]>()
  for (const phrase of phrases) {
    for (const word of phrase.parts[0] ?? []) found.set(word, [...(found.get(word) ?? []), phrase])
  }
  return found
}
