/** The sentiment of the press: which stored articles count, and how much. */
import { describe, expect, it } from 'vitest'
import { createSourceReports } from '../../../../../main/core/jobs/fear-greed/faults.ts'
import { pressSentimentOf } from '../../../../../main/core/jobs/fear-greed/press/press-sentiment.ts'
import { profileFor } from '../../../../../main/core/jobs/fear-greed/profiles/index.ts'
import type { StoredArticle } from '../../../../../main/core/jobs/fear-greed/store.ts'
import { fearGreedSettingsSchema } from '../../../../../shared/kinds/fear-greed.ts'

const NOW = Date.parse('2026-03-13T12:00:00Z')
const DAY = 86_400_000
const settings = fearGreedSettingsSchema.parse({ profile: 'casablanca' })
const ask = {
  profile: profileFor('casablanca', settings),
  settings,
  now: NOW,
  signal: new AbortController().signal,
  reports: createSourceReports(new AbortController().signal),
}

function article(days: number | null, score: number, change: Partial<StoredArticle> = {}): StoredArticle {
  const publishedAt = days === null ? null : NOW - days * DAY
  return {
    url: `https://medias24.com/${days}/${score}`,
    title: 'Un titre',
    summary: '',
    publishedAt,
    source: 'medias24',
    language: 'fr',
    readBy: 'feed',
    firstSeenAt: publishedAt ?? NOW,
    opinion: { score, label: 'neutral', by: 'lexicon', why: [] },
    ...change,
  }
}
const sentimentOf = (stored: readonly StoredArticle[], read: readonly StoredArticle[] = []) =>
  pressSentimentOf(ask, stored, read)

describe('the sentiment of the press', () => {
  it('weighs an article by its age: one of now counts fully, one of three and a half days half', () => {
    expect(sentimentOf([article(0, 1), article(3.5, -1)])).toEqual({
      sentiment: (1 * 1 + 0.5 * -1) / 1.5,
      articles: 2,
      day: '2026-03-13',
    })
  })

  it('leaves out what is seven days old or older', () => {
    expect(sentimentOf([article(1, 0.5), article(7, -1), article(8, -1)])).toMatchObject({
      sentiment: 0.5,
      articles: 1,
    })
  })

  it('counts what is stored though the feed no longer holds it, and what was read again once', () => {
    const stored = [article(1, 0.4), article(2, 0.4)]
    expect(sentimentOf(stored, [article(1, 0.4)])).toMatchObject({ articles: 2 })
  })

  it('is not moved by a feed that is away for a minute', () => {
    const stored = [article(1, 0.4), article(2, -0.2)]
    expect(sentimentOf(stored, [])).toEqual(sentimentOf(stored, stored))
  })
})

describe('an article without a date', () => {
  const undated = (seenDaysAgo: number, score: number) =>
    article(null, score, {
      url: `https://medias24.com/u${seenDaysAgo}`,
      firstSeenAt: NOW - seenDaysAgo * DAY,
    })

  it('is not of now at the first visit of its source: it may be of any age', () => {
    expect(sentimentOf([], [undated(0, 1)])).toEqual({ missing: { code: 'no_value', params: {} } })
  })

  it('is new if Vigie had seen its source before', () => {
    expect(sentimentOf([undated(2, -1)], [undated(0, 1)])).toMatchObject({ sentiment: 1, articles: 1 })
  })

  it('is not made new by another source', () => {
    const other = article(2, 0.2, { source: 'challenge' })
    expect(sentimentOf([other], [undated(0, 1)])).toMatchObject({ sentiment: 0.2, articles: 1 })
  })
})
