/** Reads of the Occupations view. */
import type { OccupationStatus } from '../../../shared/occupation.ts'
import { inPages } from '../../store/pages.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** Which records are listed. */
export interface OccupationFilter {
  readonly search: string
  readonly status: OccupationStatus | null
  /** Only those with a text that waits for a person. */
  readonly proposed: boolean
}

/** The records of a filter. */
export function readList({ search, status, proposed }: OccupationFilter, limit: number) {
  return {
    key: `occupations:${search}:${status}:${proposed}:${limit}`,
    topics: ['occupations'],
    load: (client, signal) => {
      const query = {
        ...(search ? { search } : {}),
        ...(status ? { status } : {}),
        ...(proposed ? { proposed } : {}),
      }
      return inPages(limit, (page) => client.occupations.list({ ...page, ...query }, { signal }))
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
      inPages(limit, (page) =>
        client.occupations.audit(
          { ...page, ...(code ? { code } : {}), ...(search ? { search } : {}) },
          { signal },
        ),
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
