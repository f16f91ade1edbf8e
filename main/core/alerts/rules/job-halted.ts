/** The rule about a job that has stopped itself. */
import { subjectRule } from './rule.ts'

/** Holds if the job stopped itself and waits for the owner. */
export const jobHalted = subjectRule({
  type: 'JOB_HALTED',
  priority: 'HIGH',
  sortOrder: 200,
  view: 'jobs',
  message: 'alert.job.halted',
  subjects: ({ jobs }) => jobs,
  subjectOf: ({ id }) => id,
  judge: ({ name, haltedAt, failures, lastFailure }) =>
    haltedAt === null
      ? null
      : { job: name, count: failures, cause: lastFailure ?? { messageKey: 'alert.job.cause_unknown' } },
})
