/** Reads of the Jobs view, besides the jobs and their runs. */
import type { CachedQuery } from '../../store/reads.ts'

export const readClock = {
  key: 'clock',
  topics: ['runs'],
  load: (client, signal) => client.system.clock({}, { signal }),
} satisfies CachedQuery<unknown>

/** What a new job of each kind begins with. */
export const readTemplates = {
  key: 'jobs:templates',
  topics: ['jobs'],
  load: async (client, signal) => (await client.jobs.templates(undefined, { signal })).templates,
} satisfies CachedQuery<unknown>
