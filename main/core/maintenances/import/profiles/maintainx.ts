import type { ImportProfile } from './profile.ts'

/** Work orders of MaintainX. */
export const maintainx: ImportProfile = {
  product: 'MaintainX',
  headings: ['id', 'title', 'assigned to', 'asset', 'due date', 'completed on', 'recurrence'],
  columns: {
    asset: ['asset'],
    title: ['title'],
    planned_on: ['due date'],
    status: ['status'],
    completed_on: ['completed on'],
    recurrence: ['recurrence'],
    reference: ['id'],
    location: ['location'],
    notes: ['description'],
  },
}
