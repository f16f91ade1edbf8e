/** Words about jobs and their schedules. */
import type { Messages } from './catalogue.ts'

export const jobMessages = {
  'jobs.off.no_kind': {
    en: 'This version of Vigie does not know this kind of job',
    fr: 'Cette version de Vigie ne connaît pas ce genre de tâche',
  },
  'jobs.off.never_runs': {
    en: 'Its schedule never runs: the windows leave it no time',
    fr: 'Sa planification n’arrive jamais : les fenêtres ne laissent aucun moment',
  },
} as const satisfies Messages
