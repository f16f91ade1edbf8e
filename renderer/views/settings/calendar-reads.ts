/** Reads of the calendars of free days. */
import type { CalendarView } from '../../../shared/contract/calendars.ts'
import type { CachedQuery } from '../../store/reads.ts'

/** The calendars of exchanges, then those of the owner. */
export const readCalendars = {
  key: 'calendars',
  topics: ['settings'],
  load: async (client, signal): Promise<readonly CalendarView[]> =>
    (await client.calendars.list(undefined, { signal })).items,
} satisfies CachedQuery<unknown>
