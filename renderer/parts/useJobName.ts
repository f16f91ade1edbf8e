/** Names of jobs as every view writes them. */
import { distinctName } from '../../shared/distinct-name.ts'
import type { Job } from '../../shared/job.ts'
import { useRead, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'
import { jobName } from '../words/job-name.ts'

/** Returns a function that names a job, with its id if another job has the same name. */
export function useJobName(): (job: Job) => string {
  const words = useWords()
  const { data: jobs } = useRead(readJobs)
  return (job) => distinctName(job, jobs ?? [job], (one) => jobName(one, words))
}
