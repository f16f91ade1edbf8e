/** The name of a job that was changed. */
import type { JobDefinition } from '../../../shared/job.ts'
import { translate } from '../../../shared/messages/index.ts'
import { jobSubject, newJobName } from '../../../shared/new-job-name.ts'
import { LANGUAGES, type Language } from '../../../shared/vocabulary.ts'

/**
 * Returns the name of a job that was changed: still its owner's, or, if Vigie chose it, that of what it has become.
 * @param taken names of the other jobs
 */
export function followingName(before: JobDefinition, after: JobDefinition, taken: readonly string[]): string {
  const language = LANGUAGES.find((one) => isChosen(before, one))
  if (before.name !== after.name || language === undefined) return after.name
  const say = inLanguage(language)
  return jobSubject(before, say) === jobSubject(after, say) ? after.name : newJobName(after, taken, say)
}

/** Whether a name is what `newJobName` gives, with or without a number. */
function isChosen(definition: JobDefinition, language: Language): boolean {
  const subject = jobSubject(definition, inLanguage(language))
  const { name } = definition
  return name === subject || (name.startsWith(`${subject} `) && /^\d+$/.test(name.slice(subject.length + 1)))
}

/** Returns how a language says a key. */
export const inLanguage =
  (language: Language) =>
  (key: Parameters<Parameters<typeof newJobName>[2]>[0]): string =>
    translate(language, key)
