/** Reads shared by several views. */
import type { RunOutcome } from '../../shared/vocabulary.ts'
import { inPages } from './pages.ts'
import type { CachedQuery } from './reads.ts'

/** All jobs. */
export const readJobs = {
  key: 'jobs',
  topics: ['jobs'],
  load: async (client, signal) => (await client.jobs.list(undefined, { signal })).jobs,
} satisfies CachedQuery<unknown>

/** All settings. */
export const readSettings = {
  key: 'settings',
  topics: ['settings'],
  load: (client, signal) => client.settings.get(undefined, { signal }),
} satisfies CachedQuery<unknown>

/** The keys of all lists of runs begin so. */
export const RUNS_KEY = 'runs:'

/** The last `limit` runs, of one job or of all. */
export function readRuns(limit: number, jobId?: string) {
  return {
    key: `${RUNS_KEY}${jobId ?? '*'}:${limit}`,
    topics: ['runs'],
    load: (client, signal) =>
      inPages(limit, (page) =>
        client.runs.list({ ...page, ...(jobId === undefined ? {} : { job_id: jobId }) }, { signal }),
      ),
  } satisfies CachedQuery<unknown>
}

/** Which runs of a job are listed; null is any. Instants in ms. */
export interface RunFilter {
  readonly outcome: RunOutcome | null
  readonly from: number | null
  readonly to: number | null
}

/** The newest runs of a job that a filter lets through. */
export function readFilteredRuns(limit: number, jobId: string, { outcome, from, to }: RunFilter) {
  const query = {
    job_id: jobId,
    ...(outcome && { outcome }),
    ...(from !== null && { from: new Date(from).toISOString() }),
    ...(to !== null && { to: new Date(to).toISOString() }),
  }
  return {
    // Not of RUNS_KEY: what an event tells of a run may not pass the filter.
    key: `filtered-runs:${JSON.stringify(query)}:${limit}`,
    topics: ['runs'],
    load: (client, signal) => inPages(limit, (page) => client.runs.list({ ...query, ...page }, { signal })),
  } satisfies CachedQuery<unknown>
}

/** The last fifty runs of every job, in short. */
export const readRecentRuns = {
  key: 'recent-runs',
  topics: ['runs'],
  load: async (client, signal) => (await client.runs.recent({ limit: 50 }, { signal })).jobs,
} satisfies CachedQuery<unknown>

/** Active alerts by priority, and unread ones. */
export const readAlertCounts = {
  key: 'alerts:counts',
  topics: ['alerts'],
  load: (client, signal) => client.alerts.counts(undefined, { signal }),
} satisfies CachedQuery<unknown>

/** The state of updates. */
export const readUpdates = {
  key: 'updates',
  topics: ['update', 'settings'],
  load: (client, signal) => client.updates.get(undefined, { signal }),
} satisfies CachedQuery<unknown>

/** The instance that the panel is connected to. */
export const readAbout = {
  key: 'about',
  topics: ['settings', 'update', 'program', 'problems'],
  load: (client, signal) => client.system.about(undefined, { signal }),
} satisfies CachedQuery<unknown>
