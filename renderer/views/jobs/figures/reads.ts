/** Reads of the figures of a job. */
import type { CachedQuery } from '../../../store/reads.ts'

/** The figures of a job with their last values. */
export function readFigures(jobId: string) {
  return {
    key: `figures:${jobId}`,
    topics: ['figures', 'settings'],
    load: async (client, signal) => (await client.figures.list({ job_id: jobId }, { signal })).figures,
  } satisfies CachedQuery<unknown>
}

/** The values of a figure up to now. */
export function readFigureHistory(jobId: string, name: string, days: number) {
  return {
    key: `figures:${jobId}:${days}:${name}`,
    topics: ['figures'],
    load: async (client, signal) =>
      (await client.figures.history({ job_id: jobId, name, days }, { signal })).points,
  } satisfies CachedQuery<unknown>
}
