import type { ImportProfile } from './profile.ts'

/** Issues of Jira: the component is the asset. */
export const jira: ImportProfile = {
  product: 'Jira',
  headings: ['summary', 'issue key', 'status'],
  columns: {
    asset: ['component s', 'components'],
    title: ['summary'],
    planned_on: ['due date', 'due'],
    status: ['status'],
    reference: ['issue key'],
    notes: ['description'],
  },
}
