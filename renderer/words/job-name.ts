/** The name of a job: the one its owner gave it, or its default name in the reader's language. */

import { EARLIER_NAMES } from '../../shared/earlier-names.ts'
import type { Job } from '../../shared/job.ts'
import type { JobKindName } from '../../shared/vocabulary.ts'
import type { Localizer } from './words.ts'

/** The default names of jobs, in the language of their creation; kept until the owner gives another. */
const FIRST_NAMES: Readonly<Record<JobKindName, readonly string[]>> = {
  'fear-greed': ['Fear & Greed', 'Peur et avidité'],
  alerts: ['Alerts', 'Alertes'],
  trades: ['Trade history', 'Historique des transactions', ...EARLIER_NAMES.trades],
  occupations: ['Occupation records', 'Fiches métiers'],
  analysis: ['Analysis', 'Analyse'],
  http: ['HTTP request', 'Requête HTTP'],
  command: ['Command', 'Commande'],
  calendar: ['Calendar', 'Agenda'],
}

export function jobName({ definition: { name, kind } }: Job, words: Localizer): string {
  return FIRST_NAMES[kind].includes(name) ? words.t(`kind.${kind}`) : name
}
