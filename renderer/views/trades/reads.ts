/** Reads of the Trades view, for one job of its kind. */
import { inPages } from '../../store/pages.ts'
import type { CachedQuery } from '../../store/reads.ts'

export function readStatus(job_id: string) {
  return {
    key: `trades:${job_id}:status`,
    topics: ['trades', 'jobs', 'settings'],
    load: (client, signal) => client.trades.status({ job_id }, { signal }),
  } satisfies CachedQuery<unknown>
}

export function readWindows(job_id: string) {
  return {
    key: `trades:${job_id}:windows`,
    topics: ['trades', 'settings'],
    load: async (client, signal) => (await client.trades.windows({ job_id, limit: 1000 }, { signal })).items,
  } satisfies CachedQuery<unknown>
}

export function readOperation(job_id: string) {
  return {
    key: `trades:${job_id}:operation`,
    topics: ['trades'],
    load: async (client, signal) => (await client.trades.operation({ job_id }, { signal })).operation,
  } satisfies CachedQuery<unknown>
}

export function readQuality(job_id: string) {
  return {
    key: `trades:${job_id}:quality`,
    topics: ['trades', 'settings'],
    load: (client, signal) => client.trades.quality({ job_id }, { signal }),
  } satisfies CachedQuery<unknown>
}

export function readSeries(job_id: string) {
  return {
    key: `trades:${job_id}:series`,
    topics: ['trades', 'settings'],
    load: async (client, signal) => (await client.trades.series({ job_id }, { signal })).items,
  } satisfies CachedQuery<unknown>
}

/** The last bars of a series, oldest first. */
export function readBars(job_id: string, series: string, limit: number) {
  return {
    key: `trades:${job_id}:bars:${series}:${limit}`,
    topics: ['trades'],
    load: async (client, signal) => {
      const bars = await inPages(limit, (page) => client.trades.bars({ job_id, series, ...page }, { signal }))
      return bars.items.toReversed()
    },
  } satisfies CachedQuery<unknown>
}
