/** Detects articles about the same story, within a source and across sources. */

import type { Article } from '../ports.ts'
import { plain } from '../sentiment/tokenise.ts'
import { opinionsIn } from './opinion-words.ts'

/** Query parameters for tracking, which do not identify the page. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|xtor|ref|source|share)$/i
/** Two titles with at least this share of common words are about the same story. */
const NEAR = 0.75
/** Shorter titles must be equal: they have too few words to compare. */
const FEWEST_WORDS = 4

/** Returns one canonical form of a page's address: https, no www, fragment, tracking or trailing slash. */
export function canonicalUrl(address: string): string {
  const url = new URL(address)
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort()
  const query = new URLSearchParams(kept).toString()
  const host = url.host.replace(/^www\./, '')
  return `https://${host}${url.pathname.replace(/\/+$/, '')}${query === '' ? '' : `?${query}`}`
}

/** Whether two titles, as sets of words, are about the same story. */
type SameStory = (a: ReadonlySet<string>, b: ReadonlySet<string>) => boolean

/** Candidates for each article that is wanted: most repetitions are among the newest. */
const CANDIDATES = 4

/**
 * Returns the articles that repeat neither an earlier one of the list nor one that is already known: same address, or
 * nearly the same title.
 */
export function distinct(articles: readonly Article[], known: readonly Article[] = []): Article[] {
  return firstDistinct(articles, Number.POSITIVE_INFINITY, createStories(isNear, known))
}

/**
 * Returns the newest articles, each story once. A source decides how many articles it sends, therefore only the newest
 * `CANDIDATES * limit` are compared: at most `CANDIDATES * limit * limit` comparisons.
 */
export function newestDistinct(
  articles: readonly Article[],
  limit: number,
  isSame: SameStory = isNear,
): Article[] {
  return firstDistinct(newestFirst(articles).slice(0, CANDIDATES * limit), limit, createStories(isSame))
}

/** Returns the newest first; articles without a date follow in their own order. */
function newestFirst(articles: readonly Article[]): Article[] {
  const time = ({ publishedAt }: Article) => publishedAt ?? Number.NEGATIVE_INFINITY
  return [...articles].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)))
}

function firstDistinct(articles: readonly Article[], limit: number, stories: KnownStories): Article[] {
  const found: Article[] = []
  for (const article of articles) {
    if (found.length >= limit) break
    if (stories.add(article)) found.push(article)
  }
  return found
}

/** The stories known so far. */
interface KnownStories {
  /** Returns whether the article is a new one. */
  readonly add: (article: Article) => boolean
}

/**
 * A title is compared only with those that share one of its rarest words: of two titles with three quarters of their words
 * in common, each has one of any (quarter + 1) words of the other.
 */
function createStories(isSame: SameStory, known: readonly Article[] = []): KnownStories {
  const urls = new Set<string>()
  const byWord = new Map<string, ReadonlySet<string>[]>()
  const remember = (url: string, words: ReadonlySet<string>) => {
    urls.add(url)
    for (const word of words) {
      const others = byWord.get(word)
      if (others === undefined) byWord.set(word, [words])
      else others.push(words)
    }
  }
  const isRepeated = (words: ReadonlySet<string>) => {
    const lists = [...words].map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length)
    const rarest = lists.slice(0, words.size - Math.ceil(NEAR * words.size) + 1)
    return [...new Set(rarest.flat())].some((other) => isSame(words, other))
  }
  for (const { url, title } of known) remember(canonicalUrl(url), wordsOf(title))
  return {
    add: (article) => {
      const url = canonicalUrl(article.url)
      const words = wordsOf(article.title)
      if (urls.has(url) || isRepeated(words)) return false
      remember(url, words)
      return true
    },
  }
}

function wordsOf(title: string): Set<string> {
  return new Set(plain(title).match(/[\p{L}\p{N}]+/gu) ?? [])
}

/**
 * Titles that differ in a number are different stories: "VL au 3 octobre", "VL au 10 octobre". So are titles whose
 * differing words carry another opinion: "ouvre en hausse", "ouvre en baisse".
 */
function isNear(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const onlyA = [...a].filter((word) => !b.has(word))
  const onlyB = [...b].filter((word) => !a.has(word))
  if ([...onlyA, ...onlyB].some((word) => /^\d/.test(word))) return false
  if (opinionsIn(onlyA) !== opinionsIn(onlyB)) return false
  const common = a.size - onlyA.length
  const all = common + onlyA.length + onlyB.length
  if (Math.min(a.size, b.size) < FEWEST_WORDS) return common === all
  return common / all >= NEAR
}
