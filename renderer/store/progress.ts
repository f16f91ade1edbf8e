/** Shows a run that goes on straight from its event, without asking again. */
import type { Job } from '../../shared/job.ts'
import type { Run } from '../../shared/run.ts'

/** The same jobs with the run's progress on its job; the same array where nothing changed. */
export function withProgress(jobs: Job[], run: Run): Job[] {
  const at = jobs.findIndex((job) => job.id === run.job_id)
  const job = jobs[at]
  if (!job || run.outcome !== null) return jobs
  const startedAt = run.started_at ?? run.scheduled_for
  const running = { run_id: run.id, started_at: startedAt, progress: run.progress }
  return jobs.with(at, { ...job, state: 'running', running })
}
