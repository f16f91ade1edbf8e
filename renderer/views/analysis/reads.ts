/** Reads of the Analysis view. */
import { inPages } from '../../store/pages.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** All services with their statistics. */
export const readTargets = {
  key: 'analysis:targets',
  topics: ['analysis', 'settings'],
  load: async (client, signal) => (await client.analysis.targets(undefined, { signal })).targets,
} satisfies CachedQuery<unknown>

/** As many calls as can be told apart in a plot; the list beside it shows the newest of the same read. */
export const PLOTTED_CALLS = 200

/** The last calls of a service. */
export function readCalls(jobId: string, limit: number) {
  return {
    key: `analysis:calls:${jobId}:${limit}`,
    topics: ['analysis'],
    load: (client, signal) =>
      inPages(limit, (page) => client.analysis.calls({ job_id: jobId, ...page }, { signal })),
  } satisfies CachedQuery<unknown>
}

/** One call with its answer, which never changes. */
export function readCall(jobId: string, callId: string) {
  return {
    key: `analysis:call:${callId}`,
    topics: [],
    load: (client, signal) => client.analysis.call({ job_id: jobId, call_id: callId }, { signal }),
  } satisfies CachedQuery<unknown>
}
