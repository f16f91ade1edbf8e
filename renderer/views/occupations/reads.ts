/** Reads of the Occupations view. */
import type { OccupationSummary } from '../../../shared/contract/occupations-answers.ts'
import type { OccupationStatus } from '../../../shared/occupation.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** Which records are listed. */
export interface OccupationFilter {
  readonly search: string
  readonly status: OccupationStatus | null
}

/** As many as one answer has. */
const PAGE_MOST = 1000

/** The records of a filter, in as many answers as it takes. */
export function readList({ search, status }: OccupationFilter, limit: number) {
  return {
    key: `occupations:${search}:${status}:${limit}`,
    topics: ['occupations'],
    load: async (client, signal) => {
      const items: OccupationSummary[] = []
      let cursor: string | undefined
      for (;;) {
        const query = {
          limit: Math.min(PAGE_MOST, limit - items.length),
          ...(search ? { search } : {}),
          ...(status ? { status } : {}),
          ...(cursor === undefined ? {} : { cursor }),
        }
        const page = await client.occupations.list(query, { signal })
        items.push(...page.items)
        if (page.next_cursor === null || items.length >= limit) return { ...page, items }
        cursor = page.next_cursor
      }
    },
  } satisfies CachedQuery<unknown>
}

/** One record with its text. */
export function readOccupation(code: string) {
  return {
    key: `occupation:${code}`,
    topics: ['occupations'],
    load: (client, signal) => client.occupations.get({ code }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The versions of a record, newest first. */
export function readVersions(code: string) {
  return {
    key: `occupation:${code}:versions`,
    topics: ['occupations'],
    load: async (client, signal) => (await client.occupations.versions({ code }, { signal })).versions,
  } satisfies CachedQuery<unknown>
}

/** What two versions of a record say differently. */
export function readDifference(code: string, from: number, to: number) {
  return {
    key: `occupation:${code}:${from}:${to}`,
    topics: ['occupations'],
    load: async (client, signal) => (await client.occupations.diff({ code, from, to }, { signal })).fields,
  } satisfies CachedQuery<unknown>
}

/** The text of Claude that waits for a person. */
export function readProposal(code: string) {
  return {
    key: `occupation:${code}:proposal`,
    topics: ['occupations'],
    load: (client, signal) => client.occupations.proposal({ code }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The last audit entries, of one record or of all, that show the words of a search. */
export function readAudit(code: string | null, search: string, limit: number) {
  return {
    key: `occupations:audit:${code ?? '*'}:${search}:${limit}`,
    topics: ['occupations'],
    load: (client, signal) =>
      client.occupations.audit(
        { limit, ...(code ? { code } : {}), ...(search ? { search } : {}) },
        { signal },
      ),
  } satisfies CachedQuery<unknown>
}

/** What a run would cost. */
export const readEstimate = {
  key: 'occupations:estimate',
  topics: ['occupations', 'settings'],
  load: (client, signal) => client.occupations.estimate(undefined, { signal }),
} satisfies CachedQuery<unknown>

/** What each model would cost. */
export const readModels = {
  key: 'occupations:models',
  topics: ['occupations', 'settings'],
  load: async (client, signal) => (await client.occupations.models(undefined, { signal })).models,
} satisfies CachedQuery<unknown>

/** What was spent in each of the last months. */
export const readSpending = {
  key: 'occupations:spending',
  topics: ['occupations'],
  load: async (client, signal) => (await client.occupations.spending(undefined, { signal })).months,
} satisfies CachedQuery<unknown>
