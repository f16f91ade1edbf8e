/** The rule about a job without a success for too long. */
import { subjectRule } from './rule.ts'

/**
 * No success for so many intervals, although the schedule asked for one. Time asleep, before the start, in a
 * pause or outside the schedule's windows does not count: the first due time afterwards begins the count.
 */
export const dataStale = subjectRule({
  type: 'DATA_STALE',
  priority: 'MEDIUM',
  sortOrder: 310,
  view: 'jobs',
  message: ({ params }, { say, dateTime }) => {
    const { since } = params
    return typeof since === 'number' && since > 0
      ? say('alert.job.stale', { since: dateTime(since) })
      : say('alert.job.never')
  },
  subjects: ({ jobs }) => jobs,
  subjectOf: ({ id }) => id,
  judge: (job, { intervals }, { now, awakeSince }) => {
    if (job.paused || job.haltedAt !== null || job.waitingSince === null) return null
    if (job.expectedEveryMs === null) return 'keep'
    const waited = now - Math.max(job.waitingSince, awakeSince)
    if (waited < (intervals - 1) * job.expectedEveryMs) return job.waitingSince < awakeSince ? 'keep' : null
    return { job: job.name, ...(job.lastSuccessAt !== null && { since: job.lastSuccessAt }) }
  },
})
