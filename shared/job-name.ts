/** What a job is called where its owner has given it no name: the one it was made with, in the reader's language. */
import type { JobDefinition } from './job.ts'
import { type MessageKey, messages, translate } from './messages/index.ts'
import type { Language } from './vocabulary.ts'

type NamedJob = Pick<JobDefinition, 'kind' | 'name'>

/** The name to keep for readers of any language: the catalogue's key of a first name, or the owner's own. */
export function storedJobName(job: NamedJob): string {
  return firstNameOf(job) ?? job.name
}

export function localizeJobName(job: NamedJob, language: Language): string {
  const key = firstNameOf(job)
  return key === null ? job.name : translate(language, key)
}

/** A job is named in the language of the day it was made. */
function firstNameOf({ kind, name }: NamedJob): MessageKey | null {
  const key = `kind.${kind}` as const
  return Object.values<string>(messages[key]).includes(name) ? key : null
}
