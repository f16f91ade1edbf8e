/** The name of a job that its owner has not renamed: the default name, in the reader's language. */

import { type LocalizableMessage, literalMessage } from './errors.ts'
import type { JobDefinition } from './job.ts'
import { type PlainMessageKey, translate } from './messages/index.ts'
import { type JobKindName, KINDS, LANGUAGES, type Language } from './vocabulary.ts'

/** Default names that earlier versions gave to jobs. */
const EARLIER_NAMES: Readonly<Partial<Record<JobKindName, readonly string[]>>> = {
  trades: ['Historique des échanges'],
}

/** The default names of the jobs of a kind, in every language: a job keeps that of its creation until its owner gives another. */
export const FIRST_NAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  KINDS.map((kind) => [
    kind,
    [...LANGUAGES.map((language) => translate(language, `kind.${kind}`)), ...(EARLIER_NAMES[kind] ?? [])],
  ]),
)

type NamedJob = Pick<JobDefinition, 'kind' | 'name'>

/** Returns the name for readers of any language: a message if Vigie chose the name, else the owner's text. */
export function jobNameMessage(job: NamedJob): LocalizableMessage {
  const key = firstNameOf(job)
  return key === null ? literalMessage(job.name) : { messageKey: key }
}

/** Returns the name of a job: the owner's, or the default one in the reader's language. */
export function localizeJobName(job: NamedJob, language: Language): string {
  const key = firstNameOf(job)
  return key === null ? job.name : translate(language, key)
}

/** Jobs are created with a name in the language used at that time. */
function firstNameOf({ kind, name }: NamedJob): PlainMessageKey | null {
  return FIRST_NAMES[kind]?.includes(name) ? `kind.${kind}` : null
}
