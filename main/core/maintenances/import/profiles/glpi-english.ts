import type { ImportProfile } from './profile.ts'

/** Tickets of GLPI in English. "Time to resolve" is the time by which the ticket is to be resolved. */
export const glpiEnglish: ImportProfile = {
  product: 'GLPI',
  headings: ['id', 'title', 'entity', 'associated elements', 'time to resolve'],
  columns: {
    asset: ['associated elements'],
    title: ['title'],
    planned_on: ['time to resolve'],
    status: ['status'],
    reference: ['id'],
    location: ['entity'],
  },
  derived: (cell) => ({ reference: cell('id').replace(/\s/g, '') }),
}
