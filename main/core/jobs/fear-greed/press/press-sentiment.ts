/** The sentiment of the press: the mean of the opinions of the articles of the last seven days, newer ones counting more. */
import type { PressAsk } from '../fetch-press.ts'
import type { PressSentiment } from '../history.ts'
import { type MissingValue, missing } from '../missing.ts'
import { marketDay } from '../session-time.ts'
import type { StoredArticle } from '../store.ts'
import { SENTIMENT_MS } from './recent.ts'

/**
 * Returns the mean opinion, or why there is none. An article counts fully when it appears and no longer after seven days, in
 * a straight line between, so that none makes the sentiment jump when it leaves.
 * @param stored articles of the last days, from before this run
 * @param read articles of this run
 */
export function pressSentimentOf(
  ask: PressAsk,
  stored: readonly StoredArticle[],
  read: readonly StoredArticle[],
): PressSentiment | MissingValue {
  if (ask.profile.press.length === 0) return missing('no_source')
  const all = [...new Map([...stored, ...read].map((article) => [article.url, article])).values()]
  const counted = datedArticles(all).flatMap(({ article, at }) => {
    const weight = 1 - Math.max(0, ask.now - at) / SENTIMENT_MS
    return weight > 0 ? [{ at, weight, score: article.opinion.score }] : []
  })
  if (counted.length === 0) return absent(ask)
  const total = counted.reduce((sum, { weight }) => sum + weight, 0)
  return {
    sentiment: counted.reduce((sum, { weight, score }) => sum + weight * score, 0) / total,
    articles: counted.length,
    day: marketDay(Math.min(Math.max(...counted.map(({ at }) => at)), ask.now), ask.profile),
  }
}

/**
 * Gives each article its time. One without a date is new when Vigie first sees it only if Vigie had seen its source before:
 * what a page holds at the first visit may be of any age, and has no time.
 */
function datedArticles(articles: readonly StoredArticle[]) {
  const firstVisit = new Map<string, number>()
  for (const { source, firstSeenAt } of articles)
    firstVisit.set(source, Math.min(firstVisit.get(source) ?? firstSeenAt, firstSeenAt))
  return articles.flatMap((article) => {
    const { publishedAt, firstSeenAt, source } = article
    if (publishedAt !== null) return [{ article, at: publishedAt }]
    return firstSeenAt > (firstVisit.get(source) ?? firstSeenAt) ? [{ article, at: firstSeenAt }] : []
  })
}

function absent({ profile, reports }: PressAsk): MissingValue {
  const suspects = ['sentiment', ...profile.press.map(({ id }) => id)]
  const failed = reports.faults().filter(({ source }) => suspects.includes(source ?? ''))
  if (failed.length === 0) return missing('no_value')
  return missing('source_failed', { sources: failed.map(({ source }) => source).join(', ') })
}
