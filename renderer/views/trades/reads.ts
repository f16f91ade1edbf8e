/** What the Trades view reads. */
import type { Read } from '../../store/reads.ts'

export const readStatus = {
  key: 'trades:status',
  topics: ['trades', 'jobs', 'settings'],
  load: (client, signal) => client.trades.status({}, { signal }),
} satisfies Read<unknown>

export const readWindows = {
  key: 'trades:windows',
  topics: ['trades', 'settings'],
  load: async (client, signal) => (await client.trades.windows({ limit: 1000 }, { signal })).items,
} satisfies Read<unknown>

export const readOperation = {
  key: 'trades:operation',
  topics: ['trades'],
  load: async (client, signal) => (await client.trades.operation({}, { signal })).operation,
} satisfies Read<unknown>

export const readSeries = {
  key: 'trades:series',
  topics: ['trades', 'settings'],
  load: async (client, signal) => (await client.trades.series({}, { signal })).items,
} satisfies Read<unknown>

/** The last bars of a series, oldest first. */
export function readBars(series: string, limit: number) {
  return {
    key: `trades:bars:${series}:${limit}`,
    topics: ['trades'],
    load: async (client, signal) => (await client.trades.bars({ series, limit }, { signal })).items.reverse(),
  } satisfies Read<unknown>
}
