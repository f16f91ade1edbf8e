/** Localizes the answers of services for the caller. */
import { type LocalizableMessage, localize } from '../../../shared/errors.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { UnlocalizedEvent } from '../../core/ports/events.ts'
import { localizeJob, localizeRun, type UnlocalizedJob } from '../../core/services/job-view.ts'

/** Localizes the message of an answer. */
export function localizeMessage<Answer extends { readonly message: LocalizableMessage }>(
  answer: Answer,
  language: Language,
) {
  return { ...answer, message: localize(answer.message, language) }
}

/** Localizes an answer about a changed job. */
export function localizeJobMessage(
  answer: { readonly message: LocalizableMessage; readonly job: UnlocalizedJob },
  language: Language,
) {
  return { ...localizeMessage(answer, language), job: localizeJob(answer.job, language) }
}

/** Localizes a list of jobs. */
export function localizeJobs({ jobs }: { readonly jobs: readonly UnlocalizedJob[] }, language: Language) {
  return { jobs: jobs.map((job) => localizeJob(job, language)) }
}

/** Localizes an event for a listener. */
export function localizeEvent(event: UnlocalizedEvent, language: Language): VigieEvent {
  return event.type === 'run' ? { ...event, run: localizeRun(event.run, language) } : event
}
