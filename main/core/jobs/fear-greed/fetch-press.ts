/** The press and sentiment steps: fetches the articles of all feeds in parallel and judges each one. */

import type { FearGreedSettings } from '../../../../shared/kinds/fear-greed.ts'
import type { EpochMs } from '../../../../shared/time/units.ts'
import type { Delay } from '../../ports/delay.ts'
import { withDeadline } from './deadline.ts'
import type { SourceReports } from './faults.ts'
import type { Article, PressSource, SentimentJudge } from './ports.ts'
import { distinct } from './press/distinct.ts'
import { recentArticles } from './press/recent.ts'
import type { IndexProfile, PressPlan } from './profile.ts'
import type { IndexStore, StoredArticle } from './store.ts'

/** Whose headlines to fetch; `now` is the instant that their age counts from. */
export interface PressAsk {
  readonly profile: IndexProfile
  readonly settings: FearGreedSettings
  readonly now: EpochMs
  readonly signal: AbortSignal
  readonly reports: SourceReports
}

/** The feeds, who judges their headlines, and the articles that are known already. */
export interface PressDeps {
  readonly press: PressSource
  readonly sentiment: SentimentJudge
  readonly store: Pick<IndexStore, 'known' | 'articlesSince'>
  readonly delay: Delay
}

/** Fetches the articles of all feeds, each story once. A failing feed adds a fault. */
export async function fetchPress(deps: PressDeps, ask: PressAsk): Promise<readonly Article[]> {
  const found = await Promise.all(ask.profile.press.map((plan) => articlesOf(deps, ask, plan)))
  return distinct(found.flat())
}

async function articlesOf(deps: PressDeps, ask: PressAsk, plan: PressPlan): Promise<readonly Article[]> {
  const { articles_per_source: limit, source_timeout_seconds: seconds } = ask.settings
  const sources: Readonly<Record<string, string | undefined>> = ask.settings.sources
  const request = {
    id: plan.id,
    name: plan.name,
    feedUrl: sources[plan.id] ?? plan.feedUrl,
    pageUrl: sources[`${plan.id}-page`] ?? plan.pageUrl,
    language: plan.language,
    zone: ask.profile.zone,
    limit,
  }
  try {
    const deadline = { seconds, source: plan.name, signal: ask.signal }
    const articles = await withDeadline(deps.delay, deadline, (signal) =>
      deps.press.fetch({ ...request, signal }),
    )
    ask.reports.answered(plan.id)
    return articles
  } catch (error) {
    ask.reports.failed(plan.id, error)
    return []
  }
}

/**
 * Returns the articles that are new or were read again, with their opinions. Articles judged before keep their opinion, and
 * get a date if they had none. A new one that repeats a story of the last days is left out.
 */
export async function judge(
  deps: PressDeps,
  ask: PressAsk,
  articles: readonly Article[],
): Promise<readonly StoredArticle[]> {
  const known = deps.store.known(
    ask.profile.id,
    articles.map(({ url }) => url),
  )
  const again = articles.flatMap(({ url, publishedAt }) => {
    const before = known.get(url)
    return before === undefined ? [] : [{ ...before, publishedAt: before.publishedAt ?? publishedAt }]
  })
  const unknown = distinct(
    articles.filter(({ url }) => !known.has(url)),
    recentArticles(deps.store, ask),
  )
  const opinions = unknown.length === 0 ? [] : await judged(deps, ask, unknown)
  const fresh = unknown.flatMap((article, index) => {
    const opinion = opinions[index]
    return opinion === undefined ? [] : [{ ...article, firstSeenAt: ask.now, opinion }]
  })
  return [...again, ...fresh]
}

async function judged(deps: PressDeps, ask: PressAsk, articles: readonly Article[]) {
  try {
    const deadline = { seconds: ask.settings.source_timeout_seconds, source: 'sentiment', signal: ask.signal }
    const { opinions, fault } = await withDeadline(deps.delay, deadline, (signal) =>
      deps.sentiment.judge(
        articles,
        { model: ask.settings.sentiment_model, baseUrl: ask.settings.sentiment_url },
        signal,
      ),
    )
    if (fault !== null) ask.reports.failed('sentiment', fault)
    return opinions
  } catch (error) {
    ask.reports.failed('sentiment', error)
    return []
  }
}
