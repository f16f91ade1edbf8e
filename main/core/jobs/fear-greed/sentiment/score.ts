/** Scores a text with a lexicon: a pure function that also returns the words it used. */
import type { Article, ArticleOpinion } from '../ports.ts'
import { readComparisons } from './comparisons.ts'
import type { EvidenceReading, SentimentEvidence } from './evidence.ts'
import type { LanguagePack } from './language-pack.ts'
import { readMovements } from './movements.ts'
import { readPhrases } from './phrases.ts'
import { tokenise } from './tokenise.ts'
import { readWords } from './words.ts'

/** Weight of a plain lexicon word relative to a finance term: alone it seldom decides. */
const WORD_WEIGHT = 0.3
/** Weight of a question, which asserts little. */
const QUESTION_WEIGHT = 0.5
const SUMMARY_WEIGHT = 0.5
/** At or beyond this score a text is positive, or negative. */
const THRESHOLD = 0.2

/** Returns all evidence in a text, finance terms first. */
function evidenceIn(text: string, pack: LanguagePack): SentimentEvidence[] {
  const reading: EvidenceReading = {
    tokens: tokenise(text, pack.decimalComma),
    pack,
    spoken: new Set(),
    phrased: new Set(),
    idle: new Set(),
  }
  const terms = [...readPhrases(reading), ...readMovements(reading)]
  const compared = terms.length === 0 ? readComparisons(reading) : []
  const evidence = [...terms, ...compared, ...readWords(reading, WORD_WEIGHT)].filter(
    ({ value }) => value !== 0,
  )
  return text.trimEnd().endsWith('?') ? weighed(evidence, QUESTION_WEIGHT) : evidence
}

/** Maps a sum of evidence to -1..1: one finance term gives about 0.6, three about 0.9. */
export function saturate(sum: number): number {
  return sum / Math.sqrt(sum * sum + 1)
}

/** @param score -1 to 1 */
export function labelOf(score: number): ArticleOpinion['label'] {
  if (score >= THRESHOLD) return 'positive'
  return score <= -THRESHOLD ? 'negative' : 'neutral'
}

/** Returns the opinion on one text. Without evidence the score is 0: neutral, with an empty `why`. */
export function judgeText(text: string, pack: LanguagePack): ArticleOpinion {
  return opinionOn(evidenceIn(text, pack))
}

/** Returns the opinion on an article: its title at full weight, its summary at half. */
export function judgeArticle(
  article: Pick<Article, 'title' | 'summary'>,
  pack: LanguagePack,
): ArticleOpinion {
  const summary = evidenceIn(article.summary, pack)
  return opinionOn([...evidenceIn(article.title, pack), ...weighed(summary, SUMMARY_WEIGHT)])
}

function opinionOn(why: readonly SentimentEvidence[]): ArticleOpinion {
  const score = saturate(why.reduce((sum, { value }) => sum + value, 0))
  return { score, label: labelOf(score), by: 'lexicon', why }
}

function weighed(evidence: readonly SentimentEvidence[], weight: number): SentimentEvidence[] {
  return evidence.map(({ word, value }) => ({ word, value: value * weight }))
}
