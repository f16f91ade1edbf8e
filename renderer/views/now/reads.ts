/** What the Now view reads. */
import type { Read } from '../../store/reads.ts'

export const readLatest = {
  key: 'index:latest',
  topics: ['index', 'settings'],
  load: (client, signal) => client.index.latest({}, { signal }),
} satisfies Read<unknown>

export const readProfiles = {
  key: 'index:profiles',
  topics: ['settings'],
  load: async (client, signal) => (await client.index.profiles(undefined, { signal })).profiles,
} satisfies Read<unknown>

/** One score a session over so many calendar days up to the latest. */
export function readHistory(days: number) {
  return {
    key: `index:history:${days}`,
    topics: ['index', 'settings'],
    load: async (client, signal) => (await client.index.history({ days }, { signal })).points,
  } satisfies Read<unknown>
}

/** Calendar days that hold 90 sessions in every calendar. */
export const QUARTER_DAYS = 140

export const readComparison = {
  key: 'index:comparison',
  topics: ['index', 'settings'],
  load: (client, signal) => client.index.comparison({}, { signal }),
} satisfies Read<unknown>

export const readArticles = {
  key: 'index:articles',
  topics: ['index', 'settings'],
  load: async (client, signal) => (await client.index.articles({ limit: 6 }, { signal })).items,
} satisfies Read<unknown>

export const readDue = {
  key: 'maintenances:due:7',
  topics: ['alerts'],
  load: async (client, signal) => (await client.maintenances.due({ days: 7 }, { signal })).items,
} satisfies Read<unknown>

/** What the first paint of Now shows, asked for before anything is drawn. */
export const FIRST_READS: readonly Read<unknown>[] = [readLatest, readHistory(QUARTER_DAYS), readProfiles]
