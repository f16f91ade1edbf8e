import type { ImportProfile } from './profile.ts'

/** Service reminders of Fleetio. "Last Completed" belongs to the service before the one that is due. */
export const fleetio: ImportProfile = {
  product: 'Fleetio',
  headings: ['vehicle', 'service task', 'next due'],
  columns: {
    asset: ['vehicle'],
    title: ['service task'],
    planned_on: ['next due'],
    status: ['status'],
    recurrence: ['time interval'],
  },
}
