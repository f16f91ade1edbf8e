/** The name of a job that its owner has not renamed: the default name, in the reader's language. */
import type { JobDefinition } from './job.ts'
import { catalogues, type PlainMessageKey, translate } from './messages/index.ts'
import { LANGUAGES, type Language } from './vocabulary.ts'

type NamedJob = Pick<JobDefinition, 'kind' | 'name'>

/** Returns the name to store for readers of any language: the catalogue key of a default name, or the owner's name. */
export function storedJobName(job: NamedJob): string {
  return firstNameOf(job) ?? job.name
}

export function localizeJobName(job: NamedJob, language: Language): string {
  const key = firstNameOf(job)
  return key === null ? job.name : translate(language, key)
}

/** Jobs are created with a name in the language used at that time. */
function firstNameOf({ kind, name }: NamedJob): PlainMessageKey | null {
  const key = `kind.${kind}` as const
  return LANGUAGES.some((language) => catalogues[language].messages[key] === name) ? key : null
}
