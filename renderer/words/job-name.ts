/** What a job is called: the name its owner gave it, or its first name in the reader's language. */
import type { Job } from '../../shared/job.ts'
import type { Kind } from '../../shared/vocabulary.ts'
import type { Localizer } from './words.ts'

/** The names jobs are made with, in the language of that day; kept until the owner gives another. */
const FIRST_NAMES: Readonly<Record<Kind, readonly string[]>> = {
  'fear-greed': ['Fear & Greed', 'Peur et avidité'],
  alerts: ['Alerts', 'Alertes'],
  trades: ['Trade history', 'Historique des échanges'],
  occupations: ['Occupation records', 'Fiches métiers'],
  analysis: ['Analysis', 'Analyse'],
}

export function jobName({ definition: { name, kind } }: Job, words: Localizer): string {
  return FIRST_NAMES[kind].includes(name) ? words.t(`kind.${kind}`) : name
}
