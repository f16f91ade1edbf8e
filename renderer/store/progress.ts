/** Shows a current run directly from its event, without another request. */
import type { Job } from '../../shared/job.ts'
import type { Run } from '../../shared/run.ts'

/** Returns the jobs with the run's progress; the same array if nothing changed. */
export function withProgress(jobs: Job[], run: Run): Job[] {
  const at = jobs.findIndex((job) => job.id === run.job_id)
  const job = jobs[at]
  if (!job || run.outcome !== null) return jobs
  const startedAt = run.started_at ?? run.scheduled_for
  const running = {
    run_id: run.id,
    started_at: startedAt,
    progress: run.progress,
    attempt: run.attempts,
    attempts_allowed: job.definition.retry.attempts + 1,
    next_attempt_at: run.next_attempt_at,
    fault: run.next_attempt_at === null ? null : (run.faults.at(-1) ?? null),
  }
  return jobs.with(at, { ...job, state: 'running', running })
}
