/** Reads of the Now view. */
import type { IndexComponent } from '../../../shared/contract/index-scores.ts'
import type { ProfileId } from '../../../shared/kinds/fear-greed.ts'
import { readJobs } from '../../store/known.ts'
import type { CachedQuery } from '../../store/reads.ts'
import { daysToRead } from './index-range.ts'

/** The profile of a job other than the first; null for the first. */
export type OtherProfile = ProfileId | null

const of = (profile: OtherProfile) => (profile === null ? {} : { profile })

/** The latest score of a profile; of the job's if none is given. */
export function readLatest(profile: OtherProfile) {
  return {
    key: `index:${profile ?? ''}:latest`,
    topics: ['index', 'settings'],
    load: (client, signal) => client.index.latest(of(profile), { signal }),
  } satisfies CachedQuery<unknown>
}

/** The profiles with the current settings. */
export const readProfiles = {
  key: 'index:profiles',
  topics: ['settings'],
  load: async (client, signal) => (await client.index.profiles(undefined, { signal })).profiles,
} satisfies CachedQuery<unknown>

/** One score per session, for a number of calendar days up to the latest. */
export function readHistory(profile: OtherProfile, days: number) {
  return {
    key: `index:${profile ?? ''}:history:${days}`,
    topics: ['index', 'settings'],
    load: async (client, signal) => (await client.index.history({ ...of(profile), days }, { signal })).points,
  } satisfies CachedQuery<unknown>
}

/** The published index beside ours. */
export function readComparison(profile: OtherProfile) {
  return {
    key: `index:${profile ?? ''}:comparison`,
    topics: ['index', 'settings'],
    load: (client, signal) => client.index.comparison(of(profile), { signal }),
  } satisfies CachedQuery<unknown>
}

/** Closes of the market behind the scores. */
export function readMarket(profile: OtherProfile) {
  return {
    key: `index:${profile ?? ''}:market`,
    topics: ['index', 'settings'],
    load: async (client, signal) => (await client.index.market(of(profile), { signal })).points,
  } satisfies CachedQuery<unknown>
}

/** The components of a session. */
export function readComponentsOn(profile: OtherProfile, day: string) {
  return {
    key: `index:${profile ?? ''}:components:${day}`,
    topics: ['index', 'settings'],
    load: async (client, signal) =>
      (await client.index.components({ ...of(profile), day }, { signal })).components,
  } satisfies CachedQuery<unknown>
}

/** A component through the sessions. */
export function readComponent(profile: OtherProfile, name: IndexComponent['name']) {
  return {
    key: `index:${profile ?? ''}:component:${name}`,
    topics: ['index', 'settings'],
    load: (client, signal) => client.index.component({ ...of(profile), name }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The six newest articles with their sentiment. */
export function readArticles(profile: OtherProfile) {
  return {
    key: `index:${profile ?? ''}:articles`,
    topics: ['index', 'settings'],
    load: async (client, signal) =>
      (await client.index.articles({ ...of(profile), limit: 6 }, { signal })).items,
  } satisfies CachedQuery<unknown>
}

/** What is late, or due within seven days. */
export const readDue = {
  key: 'maintenances:due:7',
  topics: ['alerts'],
  load: async (client, signal) => (await client.maintenances.due({ days: 7 }, { signal })).items,
} satisfies CachedQuery<unknown>

/** What the first paint of Now shows, requested before anything is drawn. */
export const FIRST_READS: readonly CachedQuery<unknown>[] = [
  readLatest(null),
  readHistory(null, daysToRead('quarter')),
  readJobs,
  readProfiles,
]
