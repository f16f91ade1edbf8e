/** Which jobs are shown, and in which order. */
import { type JobHealth, jobHealth } from '../../../shared/health.ts'
import type { Job } from '../../../shared/job.ts'

/** What a list of jobs can be narrowed to. */
export const JOB_FILTERS = ['attention', 'running', 'paused', 'off'] as const
export type JobFilter = (typeof JOB_FILTERS)[number]

/** The states of each filter. */
const STATES: { readonly [F in JobFilter]: readonly JobHealth['state'][] } = {
  attention: ['halted', 'failing', 'offline', 'retrying', 'blocked'],
  running: ['running', 'waiting', 'retrying'],
  paused: ['paused'],
  off: ['off', 'blocked'],
}

/** Whether a job is in one of the states of a filter; null is every job. */
export function isIn(job: Job, filter: JobFilter | null): boolean {
  return filter === null || STATES[filter].includes(jobHealth(job).state)
}

const PRESSING: readonly JobHealth['state'][] = ['halted', 'failing', 'offline', 'retrying']

/** Returns the jobs with those that need somebody first, the others as they were. */
export function pressingFirst(jobs: readonly Job[]): readonly Job[] {
  const rank = (job: Job) => {
    const at = PRESSING.indexOf(jobHealth(job).state)
    return at < 0 ? PRESSING.length : at
  }
  return jobs.toSorted((a, b) => rank(a) - rank(b))
}
