/** Shows a run directly from its event, without another request. */
import type { Job } from '../../shared/job.ts'
import type { Run } from '../../shared/run.ts'
import { RUNS_KEY } from './known.ts'

/** A page of a list. */
export interface ListPage<T> {
  readonly items: T[]
}

/** Returns the jobs with the run in flight or ended; the same array if no job changed. @param now ms */
export function withRun(jobs: Job[], run: Run, now: number): Job[] {
  const at = jobs.findIndex((job) => job.id === run.job_id)
  const job = jobs[at]
  if (!job || isOver(run, job.last_run)) return jobs
  if (run.outcome === null) return jobs.with(at, { ...job, state: 'running', running: runningOf(job, run) })
  const ended = job.running?.run_id === run.id ? { ...job, state: stateAfter(job), running: null } : job
  return jobs.with(at, { ...ended, ...planAfter(job, now), ...outcomeOf(job, run) })
}

/** Whether an event tells of a run what was so before it ended: what was read since knows more. */
const isOver = (reported: Run, known: Run | null | undefined): boolean =>
  reported.outcome === null && known?.id === reported.id && known.outcome !== null

function runningOf({ definition }: Job, run: Run): Job['running'] {
  return {
    run_id: run.id,
    started_at: run.started_at ?? run.scheduled_for,
    progress: run.progress,
    attempt: run.attempts,
    attempts_allowed: definition.retry.attempts + 1,
    next_attempt_at: run.next_attempt_at,
    fault: run.next_attempt_at === null ? null : (run.faults.at(-1) ?? null),
  }
}

const stateAfter = ({ pause }: Job): Job['state'] => (pause === null ? 'idle' : 'paused')

/** Planned times that have passed are no longer next; those not known yet come with the next reading. */
function planAfter({ next_run_times }: Job, now: number): Pick<Job, 'next_run_time' | 'next_run_times'> {
  const coming = next_run_times.filter((time) => Date.parse(time) > now)
  return { next_run_times: coming, next_run_time: coming[0] ?? null }
}

/** A skipped run says nothing about the job, unless it found no network. */
function outcomeOf(job: Job, run: Run): Partial<Job> {
  const failing_since = job.failing_since ?? run.ended_at
  switch (run.outcome) {
    case 'skipped':
      return run.skip_reason === 'offline' ? { last_run: run, failing_since } : {}
    case 'succeeded':
    case 'partial':
      return { last_run: run, failures_in_a_row: 0, failing_since: null, offline_since: undefined }
    case 'failed':
      return {
        last_run: run,
        failures_in_a_row: job.failures_in_a_row + (job.last_run?.id === run.id ? 0 : 1),
        failing_since,
      }
    default:
      return { last_run: run }
  }
}

/** Returns a list of runs, newest first, with this one in its place. @param key `runs:<job or *>:<number of runs>` */
export function withListedRun<P extends ListPage<Run>>(page: P, key: string, run: Run): P {
  const [job, limit] = key.slice(RUNS_KEY.length).split(':')
  if (job !== '*' && job !== run.job_id) return page
  if (page.items.some((known) => isOver(run, known))) return page
  const others = page.items.filter(({ id }) => id !== run.id)
  const older = others.findIndex(
    ({ scheduled_for }) => Date.parse(scheduled_for) <= Date.parse(run.scheduled_for),
  )
  const at = older === -1 ? others.length : older
  return { ...page, items: others.toSpliced(at, 0, run).slice(0, Number(limit)) }
}
