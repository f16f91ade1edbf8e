import type { ImportProfile } from './profile.ts'

/** Orders of SAP (transaction IW38): the basic finish is the planned day. */
export const sap: ImportProfile = {
  product: 'SAP',
  headings: ['order', 'functional loc', 'basic fin date', 'system status'],
  columns: {
    asset: ['equipment'],
    title: ['description'],
    planned_on: ['basic fin date', 'bas start date'],
    status: ['system status'],
    cost: ['totalactcosts', 'totalplndcosts'],
    reference: ['order'],
    location: ['functional loc'],
  },
}
