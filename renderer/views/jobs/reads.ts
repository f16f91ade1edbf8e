/** Reads of the Jobs view, besides the jobs and their runs. */
import { ORPCError } from '@orpc/client'
import type { CachedQuery } from '../../store/reads.ts'

export const readClock = {
  key: 'clock',
  topics: ['runs'],
  load: (client, signal) => client.system.clock({}, { signal }),
} satisfies CachedQuery<unknown>

/** What was due at an instant, and what happened. @param at ISO 8601 @param zone of the reader */
export function readWhy(id: string, at: string, zone: string) {
  return {
    key: `jobs:why:${id}:${at}:${zone}`,
    topics: ['runs', 'jobs'],
    load: (client, signal) => client.jobs.why({ id, at, zone }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The runs of every job between two instants, ms, gathered into parts. */
export function readTimeline(from: number, to: number, parts: number) {
  const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), parts }
  return {
    key: `timeline:${query.from}:${query.to}:${parts}`,
    topics: ['runs', 'jobs'],
    load: (client, signal) => client.runs.timeline(query, { signal }),
  } satisfies CachedQuery<unknown>
}

/** What a run received. Null if nothing is kept of it. */
export function readOutput(runId: string) {
  return {
    key: `runs:output:${runId}`,
    topics: [],
    load: async (client, signal) => {
      try {
        return await client.runs.output({ id: runId }, { signal })
      } catch (error) {
        if (error instanceof ORPCError && error.code === 'output_not_found') return null
        throw error
      }
    },
  } satisfies CachedQuery<unknown>
}

/** What a new job of each kind begins with. */
export const readTemplates = {
  key: 'jobs:templates',
  topics: ['jobs'],
  load: async (client, signal) => (await client.jobs.templates(undefined, { signal })).templates,
} satisfies CachedQuery<unknown>
