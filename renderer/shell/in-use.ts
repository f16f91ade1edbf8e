import type { Job } from '../../shared/job.ts'
import type { Settings } from '../../shared/settings.ts'
import type { CachedQuery } from '../store/reads.ts'
import { FIRST_KINDS } from '../vocabulary.computed.ts'

/** The market of the job that Vigie creates itself. */
const FIRST_PROFILE = 'sample'

/** How many assets and records there are: only whether there are any matters. */
export const readKept = {
  key: 'kept',
  topics: [],
  load: async (client, signal) => {
    const [assets, records] = await Promise.all([
      client.assets.list({ limit: 1 }, { signal }),
      client.occupations.list({ limit: 1 }, { signal }),
    ])
    return assets.items.length + records.items.length
  },
} satisfies CachedQuery<unknown>

type OwnSettings = Pick<Settings, 'notifications' | 'calendars'>

/**
 * Whether the owner has used Vigie before it asked the first questions: something of theirs is kept or set up, such as an asset or
 * a channel, a market of their choice, or a job they added.
 */
export const inUse = (
  jobs: readonly Job[],
  { notifications: { channels, pings }, calendars }: OwnSettings,
  kept: number,
): boolean =>
  kept > 0 ||
  [channels, pings, calendars].some((own) => Object.keys(own).length > 0) ||
  jobs.some(({ id, definition }) => {
    if (!FIRST_KINDS.some((kind) => kind === id)) return true
    return definition.kind === 'fear-greed' && definition.settings.profile !== FIRST_PROFILE
  })
