/** What a job is called: the name its owner gave it, or its first name in the reader's language. */
import type { Job } from '../../shared/job.ts'
import type { Words } from './words.ts'

/** The names jobs are made with, in the language of that day; kept until the owner gives another. */
const FIRST_NAMES: ReadonlySet<string> = new Set([
  'Fear & Greed',
  'Alerts',
  'Trade history',
  'Occupation records',
  'Analysis',
  'Peur et avidité',
  'Alertes',
  'Historique des échanges',
  'Fiches métiers',
  'Analyse',
])

export function jobName(job: Job, words: Words): string {
  const { name, kind } = job.definition
  return FIRST_NAMES.has(name) ? words.t(`kind.${kind}`) : name
}
