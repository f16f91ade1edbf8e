/** The articles of the last days that Vigie has stored: what a feed holds this minute is only the newest of them. */
import { DAY_MS, type EpochMs } from '../../../../../shared/time/units.ts'
import type { IndexProfile } from '../profile.ts'
import type { IndexStore, StoredArticle } from '../store.ts'

/** Older articles do not count for the sentiment. */
export const SENTIMENT_MS = 7 * DAY_MS

interface RecentArticlesQuery {
  readonly profile: Pick<IndexProfile, 'id' | 'press'>
  readonly now: EpochMs
}

/** Returns the stored articles of the feeds that are read now, first seen in the last seven days. */
export function recentArticles(
  store: Pick<IndexStore, 'articlesSince'>,
  { profile, now }: RecentArticlesQuery,
): readonly StoredArticle[] {
  const read = new Set(profile.press.map(({ id }) => id))
  return store.articlesSince(profile.id, now - SENTIMENT_MS).filter(({ source }) => read.has(source))
}
