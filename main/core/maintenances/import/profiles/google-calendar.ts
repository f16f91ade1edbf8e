import type { ImportProfile } from './profile.ts'

/** The CSV form of Google Calendar and Outlook: the place is the asset. */
export const googleCalendar: ImportProfile = {
  product: 'Google Calendar',
  headings: ['subject', 'start date', 'start time', 'end date', 'all day event'],
  columns: {
    asset: ['location'],
    title: ['subject'],
    planned_on: ['start date'],
    notes: ['description'],
  },
  order: 'mdy',
}
