/** What each job is doing and whether it is well: one reading for every endpoint. */
import type { LatestScore } from './contract/index-scores.ts'
import type { Job } from './job.ts'
import type { Fault } from './run.ts'

/** Steps in which a run only waits for something outside. */
const WAITING_STEPS: ReadonlySet<string> = new Set([
  'analysis.step.waiting',
  'occupations.step.waiting_batch',
  'jobs.step.place',
  'jobs.step.host',
])

/** A score older than this many intervals of its job is out of date. */
const STALE_INTERVALS = 3

/** A fault before or after it is localized. */
export type AnyFault = Pick<Fault, 'code' | 'source'>

/** The parts of a job that its health depends on. */
export type JobFacts<F extends AnyFault = Fault> = Pick<
  Job,
  | 'id'
  | 'pause'
  | 'state'
  | 'state_reason'
  | 'failures_in_a_row'
  | 'failing_since'
  | 'next_run_time'
  | 'waits_for'
  | 'offline_since'
> & {
  readonly definition: Pick<Job['definition'], 'enabled'>
  readonly running: (Omit<NonNullable<Job['running']>, 'fault'> & { readonly fault: F | null }) | null
  readonly last_run:
    | (Pick<NonNullable<Job['last_run']>, 'outcome'> & { readonly faults: readonly F[] })
    | null
}

/**
 * What a job is doing. A pause, a halt and a switched-off job come before its run in flight, a network that is away
 * before what the run says, a run in flight before earlier failures. Instants are as the contract writes them.
 */
export type JobHealth<F = Fault> =
  | { readonly state: 'off' }
  /** `reason` is the message key of what is missing. */
  | { readonly state: 'blocked'; readonly reason: string }
  | { readonly state: 'halted'; readonly failures: number; readonly fault: F | null }
  /** `until` is null until the owner resumes; `ending` means that a run in flight still ends. */
  | { readonly state: 'paused'; readonly until: string | null; readonly ending: boolean }
  /** `attempt` is the one that begins at `at`. */
  | {
      readonly state: 'retrying'
      readonly attempt: number
      readonly attempts: number
      readonly at: string
      readonly fault: F | null
    }
  /** `step` is the message key of what it waits for. */
  | { readonly state: 'waiting'; readonly step: string }
  /** Until then, nothing is sent to the host: it asked to wait. */
  | { readonly state: 'waiting'; readonly host: string; readonly until: string }
  /** `fraction` is 0 to 1, null while the total is unknown. */
  | { readonly state: 'running'; readonly fraction: number | null }
  /** `again` is the attempt of a run in flight: the one that begins at `at`, or is being made. */
  | {
      readonly state: 'offline'
      readonly since: string
      readonly again: { readonly attempt: number; readonly at: string | null } | null
      readonly next: string | null
    }
  | {
      readonly state: 'failing'
      readonly since: string | null
      readonly failures: number
      readonly fault: F | null
      readonly next: string | null
    }
  | { readonly state: 'idle'; readonly next: string | null }

/** Returns what a job is doing and whether it is well. */
export function jobHealth<F extends AnyFault>(job: JobFacts<F>): JobHealth<F> {
  const { definition, pause, running, failures_in_a_row: failures } = job
  if (!definition.enabled) return { state: 'off' }
  if (job.state_reason !== null) return { state: 'blocked', reason: job.state_reason }
  if (job.state === 'halted') return { state: 'halted', failures, fault: lastFault(job) }
  if (pause !== null) return { state: 'paused', until: pause.until, ending: running !== null }
  if (job.offline_since !== undefined)
    return { state: 'offline', since: job.offline_since, again: nextTry(running), next: job.next_run_time }
  return running === null ? restingHealth(job) : runningHealth(running)
}

/** Returns the attempt that a run in flight waits for, or makes. */
function nextTry(running: JobFacts<AnyFault>['running']): { attempt: number; at: string | null } | null {
  if (running === null) return null
  const { attempt, next_attempt_at: at } = running
  return { attempt: at === null ? attempt : attempt + 1, at }
}

/** Whether a run is in flight and does something: what it had done stands still while it waits for its next attempt. */
export const isAtWork = ({ running, offline_since }: Pick<Job, 'running' | 'offline_since'>): boolean =>
  running !== null && running.next_attempt_at === null && offline_since === undefined

function runningHealth<F extends AnyFault>(running: NonNullable<JobFacts<F>['running']>): JobHealth<F> {
  const { attempt: last, attempts_allowed: allowed, next_attempt_at: at, fault, progress } = running
  if (at !== null && fault?.code === 'host_waits' && fault.source !== null)
    return { state: 'waiting', host: fault.source, until: at }
  if (at !== null) {
    const attempt = last + 1
    return { state: 'retrying', attempt, attempts: Math.max(attempt, allowed), at, fault }
  }
  if (progress !== null && WAITING_STEPS.has(progress.label))
    return { state: 'waiting', step: progress.label }
  return { state: 'running', fraction: progress?.fraction ?? null }
}

function restingHealth<F extends AnyFault>(job: JobFacts<F>): JobHealth<F> {
  const { failures_in_a_row: failures, failing_since: since, next_run_time: next } = job
  const [waits] = job.waits_for ?? []
  if (waits !== undefined) return { state: 'waiting', step: `jobs.waits.${waits}` }
  if (failures === 0 && (since === null || job.last_run?.outcome !== 'failed')) return { state: 'idle', next }
  return { state: 'failing', since, failures, fault: lastFault(job), next }
}

const lastFault = <F extends AnyFault>({ last_run }: JobFacts<F>): F | null => last_run?.faults[0] ?? null

/** The parts of the latest score that its age is judged by. */
export type ScoreFacts = Pick<LatestScore, 'stale' | 'computed_at' | 'profile'>

/** Whether a score is out of date: sessions are missing, or its job has not renewed it for three intervals. @param now ms */
export function isStale(
  score: Pick<ScoreFacts, 'stale' | 'computed_at'>,
  job: Pick<Job, 'definition' | 'pause'> | undefined,
  now: number,
): boolean {
  if (score.stale) return true
  if (job === undefined || job.pause !== null) return false
  // Only an interval tells: a cron may rest for longer.
  const { schedule } = job.definition
  if (schedule.form !== 'every' || schedule.windows.length > 0) return false
  return now - Date.parse(score.computed_at) > STALE_INTERVALS * schedule.every_seconds * 1000
}

/** Returns the job that renews a score, or undefined. */
export const jobOfScore = <J extends Pick<Job, 'definition'>>(
  jobs: readonly J[],
  { profile }: Pick<ScoreFacts, 'profile'>,
) =>
  jobs.find(({ definition }) => definition.kind === 'fear-greed' && definition.settings.profile === profile)
