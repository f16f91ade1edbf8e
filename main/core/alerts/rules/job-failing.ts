/** The rule about a job that fails again and again. */
import { subjectRule } from './rule.ts'

/** Holds after the configured number of consecutive failed runs. A halted job has its own alert instead. */
export const jobFailing = subjectRule({
  type: 'JOB_FAILING',
  priority: 'MEDIUM',
  sortOrder: 300,
  view: 'jobs',
  message: 'alert.job.failing',
  subjects: ({ jobs }) => jobs,
  subjectOf: ({ id }) => id,
  judge: ({ name, haltedAt, failures, lastFailure }, rule) => {
    if (haltedAt !== null || failures < rule.failures) return null
    return { job: name, count: failures, cause: lastFailure ?? { messageKey: 'alert.job.cause_unknown' } }
  },
})
