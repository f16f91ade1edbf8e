/** Reads of the Alerts view. */
import type { AlertState, Priority } from '../../../shared/alert.ts'
import type { AssetStatus } from '../../../shared/maintenance.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** Which alerts are listed. */
export interface AlertFilter {
  readonly state: AlertState
  readonly priority: Priority | null
}

/** The alerts of a filter, with the counts of all. */
export function readAlerts({ state, priority }: AlertFilter, limit: number) {
  return {
    key: `alerts:${state}:${priority}:${limit}`,
    topics: ['alerts'],
    load: (client, signal) =>
      client.alerts.list({ state, limit, ...(priority ? { priority } : {}) }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** Six weeks from today, at least what the calendar shows, and everything late. */
export const readCalendar = {
  key: 'maintenances:due:42',
  topics: ['alerts'],
  load: (client, signal) => client.maintenances.due({ days: 42 }, { signal }),
} satisfies CachedQuery<unknown>

/** The assets that match a search and a status; all without them. */
export function readAssets(search: string, limit: number, status: AssetStatus | null = null) {
  return {
    key: `assets:${search}:${status}:${limit}`,
    topics: ['alerts'],
    load: (client, signal) =>
      client.assets.list({ limit, ...(search ? { search } : {}), ...(status ? { status } : {}) }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The alert rules. */
export const readRules = {
  key: 'alerts:rules',
  topics: ['alerts', 'settings'],
  load: async (client, signal) => (await client.alerts.rules(undefined, { signal })).rules,
} satisfies CachedQuery<unknown>

/** The last twelve notifications with their deliveries. */
export const readNotices = {
  key: 'alerts:notices',
  topics: ['alerts'],
  load: async (client, signal) => (await client.alerts.notices({ limit: 12 }, { signal })).items,
} satisfies CachedQuery<unknown>

export const readImports = {
  key: 'maintenances:imports',
  topics: ['alerts'],
  load: async (client, signal) => (await client.maintenances.listImports(undefined, { signal })).items,
} satisfies CachedQuery<unknown>
