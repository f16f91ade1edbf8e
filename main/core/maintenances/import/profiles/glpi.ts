import type { ImportProfile } from './profile.ts'

/** Tickets of GLPI. "Temps de résolution" is the time by which the ticket is to be resolved. */
export const glpi: ImportProfile = {
  product: 'GLPI',
  headings: ['id', 'titre', 'entite', 'elements associes', 'temps de resolution'],
  columns: {
    asset: ['elements associes'],
    title: ['titre'],
    planned_on: ['temps de resolution'],
    status: ['statut'],
    reference: ['id'],
    location: ['entite'],
  },
  // The list of tickets writes 1204 as "1 204".
  derived: (cell) => ({ reference: cell('id').replace(/\s/g, '') }),
}
