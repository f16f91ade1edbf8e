import type { ImportProfile } from './profile.ts'

/** Maintenances of Snipe-IT: one with a completion date is done. */
export const snipeIt: ImportProfile = {
  product: 'Snipe-IT',
  headings: ['asset tag', 'asset name', 'asset maintenance type', 'title', 'start date'],
  columns: {
    asset: ['asset name'],
    asset_code: ['asset tag'],
    title: ['title'],
    planned_on: ['start date'],
    completed_on: ['completion date'],
    cost: ['cost'],
    notes: ['notes'],
  },
}
