/** What services answer before a language is known, in that of the caller. */
import { type Told, tell } from '../../../shared/errors.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { KeptEvent } from '../../core/ports/events.ts'
import { jobIn, type KeptJob, runIn } from '../../core/services/job-view.ts'

/** An answer whose message is told in words. */
export function said<Answer extends { readonly message: Told }>(answer: Answer, language: Language) {
  return { ...answer, message: tell(answer.message, language) }
}

/** An answer about a changed job. */
export function saidOfJob(answer: { readonly message: Told; readonly job: KeptJob }, language: Language) {
  return { ...said(answer, language), job: jobIn(answer.job, language) }
}

/** A list of jobs. */
export function jobsIn({ jobs }: { readonly jobs: readonly KeptJob[] }, language: Language) {
  return { jobs: jobs.map((job) => jobIn(job, language)) }
}

/** An event as a listener gets it. */
export function eventIn(event: KeptEvent, language: Language): VigieEvent {
  return event.type === 'run' ? { ...event, run: runIn(event.run, language) } : event
}
