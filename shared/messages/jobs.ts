/** Messages about jobs and their schedules. */
import type { Messages } from './catalogue.ts'

export const jobMessages = {
  'kind.fear-greed': { en: 'Fear & Greed', fr: 'Peur et avidité' },
  'kind.alerts': { en: 'Alerts', fr: 'Alertes' },
  'kind.trades': { en: 'Trade history', fr: 'Historique des échanges' },
  'kind.occupations': { en: 'Occupation records', fr: 'Fiches métiers' },
  'kind.analysis': { en: 'Analysis', fr: 'Analyse' },
  'jobs.off.no_kind': {
    en: 'This version of Vigie does not know this kind of job',
    fr: 'Cette version de Vigie ne connaît pas ce genre de tâche',
  },
  'jobs.note.calendar_outdated': {
    en: 'The exchange’s holidays of that year are not known; every weekday counts as a session',
    fr: 'Les jours fériés de la bourse pour cette année ne sont pas connus ; chaque jour ouvré compte comme une séance',
  },
} as const satisfies Messages
