/** The name of a job that its owner has not renamed: the default name, in the reader's language. */

import { EARLIER_NAMES } from './earlier-names.ts'
import { type LocalizableMessage, literalMessage } from './errors.ts'
import type { JobDefinition } from './job.ts'
import { catalogues, type PlainMessageKey, translate } from './messages/index.ts'
import { type JobKindName, LANGUAGES, type Language } from './vocabulary.ts'

type NamedJob = Pick<JobDefinition, 'kind' | 'name'>

/** Returns the name for readers of any language: a message if Vigie chose the name, else the owner's text. */
export function jobNameMessage(job: NamedJob): LocalizableMessage {
  const key = firstNameOf(job)
  return key === null ? literalMessage(job.name) : { told: key }
}

/** Returns the name of a job: the owner's, or the default one in the reader's language. */
export function localizeJobName(job: NamedJob, language: Language): string {
  const key = firstNameOf(job)
  return key === null ? job.name : translate(language, key)
}

/** Jobs are created with a name in the language used at that time. */
function firstNameOf({ kind, name }: NamedJob): PlainMessageKey | null {
  const key = `kind.${kind}` as const
  const earlier: Partial<Record<JobKindName, readonly string[]>> = EARLIER_NAMES
  const names = LANGUAGES.map((language) => catalogues[language].messages[key])
  return names.includes(name) || earlier[kind]?.includes(name) ? key : null
}
