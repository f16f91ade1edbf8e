/** The press and sentiment steps: fetches the articles of all feeds in parallel and judges each one. */

import type { FearGreedSettings } from '../../../../shared/kinds/fear-greed.ts'
import { DAY_MS, type EpochMs } from '../../../../shared/time/units.ts'
import type { Delay } from '../../ports/delay.ts'
import { withDeadline } from './deadline.ts'
import type { SourceReports } from './faults.ts'
import type { PressSentiment } from './history.ts'
import { type Missing, missing } from './missing.ts'
import type { Article, PressSource, Sentiment } from './ports.ts'
import { distinct } from './press/distinct.ts'
import type { IndexProfile, PressPlan } from './profile.ts'
import { marketDay } from './session-time.ts'
import { mean } from './statistics.ts'
import type { IndexStore, StoredArticle } from './store.ts'

/** Older articles do not count for the sentiment. */
const SENTIMENT_DAYS = 7

export interface PressAsk {
  readonly profile: IndexProfile
  readonly settings: FearGreedSettings
  readonly now: EpochMs
  readonly signal: AbortSignal
  readonly reports: SourceReports
}

export interface PressDeps {
  readonly press: PressSource
  readonly sentiment: Sentiment
  readonly store: Pick<IndexStore, 'known'>
  readonly delay: Delay
}

/** Fetches the articles of all feeds, each story once. A failing feed adds a fault. */
export async function fetchPress(deps: PressDeps, ask: PressAsk): Promise<readonly Article[]> {
  const found = await Promise.all(ask.profile.press.map((plan) => articlesOf(deps, ask, plan)))
  return distinct(found.flat())
}

async function articlesOf(deps: PressDeps, ask: PressAsk, plan: PressPlan): Promise<readonly Article[]> {
  const { sources, articles_per_source: limit, source_timeout_seconds: seconds } = ask.settings
  const request = {
    id: plan.id,
    name: plan.name,
    feedUrl: sources[plan.id] ?? plan.feedUrl,
    pageUrl: sources[`${plan.id}-page`] ?? plan.pageUrl,
    language: ask.profile.language,
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

/** Returns articles with their opinions. Articles judged before keep their opinion. */
export async function judge(
  deps: PressDeps,
  ask: PressAsk,
  articles: readonly Article[],
): Promise<readonly StoredArticle[]> {
  const known = deps.store.known(
    ask.profile.id,
    articles.map(({ url }) => url),
  )
  const unknown = articles.filter(({ url }) => !known.has(url))
  const opinions = unknown.length === 0 ? [] : await judged(deps, ask, unknown)
  const fresh = unknown.flatMap((article, index) => {
    const opinion = opinions[index]
    return opinion === undefined ? [] : [{ ...article, firstSeenAt: ask.now, opinion }]
  })
  return [...known.values(), ...fresh]
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

/** Returns the mean opinion of the articles of the last days, or why there is none. */
export function pressSentimentOf(
  ask: PressAsk,
  articles: readonly StoredArticle[],
): PressSentiment | Missing {
  if (ask.profile.press.length === 0) return missing('no_source')
  const dates = articles.map((article) => article.publishedAt ?? article.firstSeenAt)
  const since = ask.now - SENTIMENT_DAYS * DAY_MS
  const recent = articles.filter((_, index) => (dates[index] ?? 0) >= since)
  if (recent.length === 0) return absent(ask)
  return {
    mood: mean(recent.map(({ opinion }) => opinion.score)),
    articles: recent.length,
    day: marketDay(Math.min(Math.max(...dates), ask.now), ask.profile),
  }
}

function absent({ profile, reports }: PressAsk): Missing {
  const suspects = ['sentiment', ...profile.press.map(({ id }) => id)]
  const failed = reports.faults().filter(({ source }) => suspects.includes(source ?? ''))
  if (failed.length === 0) return missing('no_value')
  return missing('source_failed', { sources: failed.map(({ source }) => source).join(', ') })
}
