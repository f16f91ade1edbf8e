/** Reads of the Alerts view. */
import type { AlertPriority, AlertState } from '../../../shared/alert.ts'
import type { AssetStatus, MaintenanceStatus } from '../../../shared/maintenance.ts'
import { dayNumber } from '../../../shared/time/calendar-day.ts'
import { inPages } from '../../store/pages.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** Which alerts are listed. */
export interface AlertFilter {
  readonly state: AlertState
  readonly priority: AlertPriority | null
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

/** As far as Vigie looks ahead, days. */
const AHEAD_MOST = 366

/** What is due up to the last day, everything late, and what was done from the first. */
export function readCalendar(first: string, last: string, today: string) {
  const days = Math.min(AHEAD_MOST, Math.max(0, dayNumber(last) - dayNumber(today) + 1))
  return {
    key: `maintenances:due:${first}:${last}:${today}`,
    topics: ['alerts'],
    load: async (client, signal) => {
      const [due, done] = await Promise.all([
        client.maintenances.due({ days }, { signal }),
        client.maintenances.list({ status: 'completed', from: first, to: last, limit: 1000 }, { signal }),
      ])
      return { due: due.items, done: done.items }
    },
  } satisfies CachedQuery<unknown>
}

/** One maintenance. */
export function readMaintenance(id: number) {
  return {
    key: `maintenances:${id}`,
    topics: ['alerts'],
    load: (client, signal) => client.maintenances.get({ id }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** Which maintenances are listed. */
export interface MaintenanceFilter {
  /** The only asset; null for all. */
  readonly asset: number | null
  /** Words of title, asset, person, reference or notes. */
  readonly q: string
  readonly show: MaintenanceStatus | 'open' | 'late' | 'all'
  /** The first and last planned day. */
  readonly from: string | null
  readonly to: string | null
}

/** The maintenances of a filter, by planned day. */
export function readMaintenances({ asset, q, show, from, to }: MaintenanceFilter, limit: number) {
  return {
    key: `maintenances:list:${JSON.stringify([asset, q, show, from, to, limit])}`,
    topics: ['alerts'],
    load: (client, signal) =>
      client.maintenances.list(
        {
          limit,
          ...(asset !== null && { asset_id: asset }),
          ...(q && { search: q }),
          ...(show !== 'all' && { status: show }),
          ...(from !== null && { from }),
          ...(to !== null && { to }),
        },
        { signal },
      ),
  } satisfies CachedQuery<unknown>
}

/** The asset by its number. */
export function readAsset(id: number) {
  return {
    key: `assets:one:${id}`,
    topics: ['alerts'],
    load: (client, signal) => client.assets.get({ id }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** What was done from one day of completion to another cost and took, by asset. */
export function readCosts(from: string | null, to: string | null) {
  return {
    key: `maintenances:costs:${from}:${to}`,
    topics: ['alerts'],
    load: (client, signal) =>
      client.maintenances.costs({ ...(from !== null && { from }), ...(to !== null && { to }) }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** The assets that match a search and a status; all without them. */
export function readAssets(search: string, limit: number, status: AssetStatus | null = null) {
  return {
    key: `assets:${search}:${status}:${limit}`,
    topics: ['alerts'],
    load: (client, signal) =>
      client.assets.list({ limit, ...(search ? { search } : {}), ...(status ? { status } : {}) }, { signal }),
  } satisfies CachedQuery<unknown>
}

/** What was done on an asset, the latest planned first: all of it, for what it cost together. */
export function readDone(assetId: number) {
  return {
    key: `assets:done:${assetId}`,
    topics: ['alerts'],
    load: async (client, signal) => {
      const query = { asset_id: assetId, status: 'completed' } as const
      const all = await inPages(10_000, (page) => client.maintenances.list({ ...query, ...page }, { signal }))
      return all.items.toReversed()
    },
  } satisfies CachedQuery<unknown>
}

/** What the meters of an asset read. */
export function readReadings(id: number) {
  return {
    key: `assets:readings:${id}`,
    topics: ['alerts'],
    load: (client, signal) => client.assets.readings({ id }, { signal }),
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
