import type { ImportProfile } from './profile.ts'

/** Maintenance requests of Odoo, exported for import: with the names of its fields. */
export const odooFields: ImportProfile = {
  product: 'Odoo',
  headings: ['name', 'equipment id', 'schedule date', 'stage id'],
  columns: {
    asset: ['equipment id'],
    title: ['name'],
    planned_on: ['schedule date'],
    status: ['stage id'],
    completed_on: ['close date'],
    reference: ['id'],
  },
}
