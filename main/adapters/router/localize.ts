/** What services answer before a language is known, in that of the caller. */
import { type LocalizableMessage, localize } from '../../../shared/errors.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { UnlocalizedEvent } from '../../core/ports/events.ts'
import { localizeJob, localizeRun, type UnlocalizedJob } from '../../core/services/job-view.ts'

/** An answer whose message is told in words. */
export function localizeMessage<Answer extends { readonly message: LocalizableMessage }>(
  answer: Answer,
  language: Language,
) {
  return { ...answer, message: localize(answer.message, language) }
}

/** An answer about a changed job. */
export function localizeJobMessage(
  answer: { readonly message: LocalizableMessage; readonly job: UnlocalizedJob },
  language: Language,
) {
  return { ...localizeMessage(answer, language), job: localizeJob(answer.job, language) }
}

/** A list of jobs. */
export function localizeJobs({ jobs }: { readonly jobs: readonly UnlocalizedJob[] }, language: Language) {
  return { jobs: jobs.map((job) => localizeJob(job, language)) }
}

/** An event as a listener gets it. */
export function localizeEvent(event: UnlocalizedEvent, language: Language): VigieEvent {
  return event.type === 'run' ? { ...event, run: localizeRun(event.run, language) } : event
}
