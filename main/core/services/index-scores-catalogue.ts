/** Profiles, sources and articles in the form of the contract. */

import type { Unlocalized } from '../../../shared/localized.ts'
import { translate } from '../../../shared/messages/index.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { IndexProfile } from '../jobs/fear-greed/profile.ts'
import type { IndexStore, SourceState } from '../jobs/fear-greed/store.ts'
import type { IndexOutputs } from './index-component-views.ts'
import { rounded } from './index-scores-views.ts'

type ProfileView = Unlocalized<IndexOutputs['profiles']['profiles'][number]>
type SourceView = Unlocalized<IndexOutputs['sources']['sources'][number]>
type ArticleView = IndexOutputs['articles']['items'][number]
type ZonedProfile = Pick<IndexProfile, 'zone'>

/** @param current whether it is the one in use */
export function profileView(profile: IndexProfile, current: boolean, language: Language): ProfileView {
  return {
    id: profile.id,
    name: translate(language, `index.profile.${profile.id}`),
    current,
    zone: profile.zone,
    components: componentsOf(profile),
    sources: sourcesOf(profile),
    press: profile.press.map(({ id, name, feedUrl, pageUrl }) => ({
      id,
      name,
      feed_url: feedUrl,
      page_url: pageUrl,
    })),
    levels: profile.levels.map(({ from, level }) => ({
      from,
      level,
      name: translate(language, `level.${level}`),
    })),
    comparison:
      profile.comparison === null
        ? null
        : { name: profile.comparison.name, inverse: profile.comparison.inverse },
    recommended_schedules: profile.recommended.map(({ id, schedule }) => ({
      id,
      label: { messageKey: `index.schedule.${id}` },
      schedule,
    })),
  }
}

function componentsOf(profile: IndexProfile): ProfileView['components'] {
  const total = profile.components.reduce((sum, { weight }) => sum + weight, 0)
  return profile.components.map(({ id, weight, formula, normaliser }) => ({
    name: id,
    label: { messageKey: `index.component.${id}` },
    weight: rounded(weight / total),
    formula,
    normaliser,
  }))
}

function sourcesOf(profile: IndexProfile): string[] {
  const ways = Object.values(profile.series).flatMap((plans) => plans.ways.map(({ source }) => source))
  const comparison = profile.comparison === null ? [] : [profile.comparison.source]
  return [...new Set([...ways, ...comparison])]
}

const instantOrNull = (at: number | null, { zone }: ZonedProfile) =>
  at === null ? null : toInstant(at, zone)

/** Returns a source's last answer, with its wait if it asked for one. */
export function sourceView(state: SourceState, zoned: ZonedProfile): SourceView {
  return {
    source: state.source,
    last_ok_at: instantOrNull(state.lastOkAt, zoned),
    last_fault_at: instantOrNull(state.lastFaultAt, zoned),
    fault: state.fault && { code: state.fault.code, message: state.fault.message },
    wait_until: instantOrNull(state.waitUntil, zoned),
  }
}

/** Returns an article with its opinion and the words it is based on. */
export function articleView(
  article: ReturnType<IndexStore['articles']>[number],
  zoned: ZonedProfile,
): ArticleView {
  const { id, url, title, summary, source, language, opinion } = article
  return {
    id,
    url,
    title,
    summary,
    source,
    language,
    read_by: article.readBy,
    published_at: instantOrNull(article.publishedAt, zoned),
    first_seen_at: toInstant(article.firstSeenAt, zoned.zone),
    sentiment: opinion.score,
    label: opinion.label,
    judged_by: opinion.by,
    why: [...opinion.why],
  }
}
