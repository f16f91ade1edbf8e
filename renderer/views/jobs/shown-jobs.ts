/** Which jobs are shown, by what stands in the address. */
import type { Job } from '../../../shared/job.ts'
import { useJobName } from '../../parts/useJobName.ts'
import { freeText, type ListPlace, oneOf } from '../../shell/list-place.ts'
import { KINDS } from '../../vocabulary.computed.ts'
import { matchesSearch } from '../../words/search.ts'
import { isIn, JOB_FILTERS, pressingFirst } from './job-order.ts'

export const JOB_FIELDS = { q: freeText, show: oneOf(JOB_FILTERS, null), kind: oneOf(KINDS, null) }

/** The search, the state and the kind that a list of jobs is narrowed to. */
export type JobsPlace = {
  readonly [F in keyof typeof JOB_FIELDS]: ReturnType<(typeof JOB_FIELDS)[F]['read']>
}

/** How a list of jobs is narrowed. */
export type JobsListPlace = ListPlace<JobsPlace>

/** Returns the jobs that are shown, those that need somebody first. */
export function useShownJobs(jobs: readonly Job[], { q, show, kind }: JobsPlace): Job[] {
  const jobNameOf = useJobName()
  return pressingFirst(jobs).filter(
    (job) =>
      isIn(job, show) &&
      (kind === null || job.definition.kind === kind) &&
      matchesSearch(`${jobNameOf(job)} ${job.id}`, q),
  )
}
