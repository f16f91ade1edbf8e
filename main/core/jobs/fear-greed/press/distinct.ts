/** Detects articles about the same story, within a source and across sources. */

import type { Article } from '../ports.ts'
import { plain } from '../sentiment/tokenise.ts'

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

/** Returns the articles without those that repeat an earlier one: same address, or nearly the same title. */
export function distinct(articles: readonly Article[]): Article[] {
  const urls = new Set<string>()
  const titles: ReadonlySet<string>[] = []
  return articles.filter((article) => {
    const url = canonicalUrl(article.url)
    const words = wordsOf(article.title)
    if (urls.has(url) || titles.some((other) => isNear(words, other))) return false
    urls.add(url)
    titles.push(words)
    return true
  })
}

function wordsOf(title: string): Set<string> {
  return new Set(plain(title).match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** Titles that differ in a number are different stories: "VL au 3 octobre", "VL au 10 octobre". */
function isNear(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const isFigureOfOne = [...a, ...b].some((word) => /^\d/.test(word) && !(a.has(word) && b.has(word)))
  if (isFigureOfOne) return false
  const common = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - common
  if (Math.min(a.size, b.size) < FEWEST_WORDS) return common === all
  return common / all >= NEAR
}
