import type { ImportProfile } from './profile.ts'

/** Maintenance requests of Odoo, exported with the headings of its lists. */
export const odoo: ImportProfile = {
  product: 'Odoo',
  headings: ['subjects', 'equipment', 'scheduled date', 'stage'],
  columns: {
    asset: ['equipment'],
    title: ['subjects'],
    planned_on: ['scheduled date'],
    status: ['stage'],
    completed_on: ['close date'],
  },
}
