/** What each job is doing and whether it is well, and the same of the whole instance: one reading for every endpoint. */
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
type AnyFault = Pick<Fault, 'code' | 'source'>

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
> & {
  readonly definition: Pick<Job['definition'], 'enabled'>
  readonly running: (Omit<NonNullable<Job['running']>, 'fault'> & { readonly fault: F | null }) | null
  readonly last_run:
    | (Pick<NonNullable<Job['last_run']>, 'outcome' | 'skip_reason'> & { readonly faults: readonly F[] })
    | null
}

/**
 * What a job is doing. A pause, a halt and a switched-off job come before its run in flight, a run in flight before
 * earlier failures. Instants are as the contract writes them.
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
  | { readonly state: 'offline'; readonly since: string | null; readonly next: string | null }
  | {
      readonly state: 'failing'
      readonly since: string | null
      readonly failures: number
      readonly fault: F | null
      readonly next: string | null
    }
  | { readonly state: 'idle'; readonly next: string | null }

/** What the instance as a whole is doing: the state that needs the owner most. */
export type InstanceHealth =
  /** The program on disk is no longer the one that runs. */
  | { readonly state: 'replaced' }
  | { readonly state: 'paused'; readonly until: string | null }
  | { readonly state: 'offline'; readonly since: string | null }
  | { readonly state: 'halted' | 'failing' | 'running' | 'waiting'; readonly jobs: readonly string[] }
  | { readonly state: 'stale'; readonly computedAt: string }
  | { readonly state: 'retrying'; readonly jobs: readonly string[]; readonly at: string }
  | { readonly state: 'idle'; readonly next: string | null }
  | { readonly state: 'off' }

/** Every state of an instance, in the order in which they are looked for. */
export const INSTANCE_STATES = [
  'replaced',
  'paused',
  'offline',
  'halted',
  'failing',
  'stale',
  'retrying',
  'waiting',
  'running',
  'idle',
  'off',
] as const satisfies readonly InstanceHealth['state'][]

/** Whether something is wrong with Vigie itself, in one word for programs. */
export const STATUSES = ['ok', 'unwell'] as const

/** Returns the status of an instance with these problems. What its jobs meet outside is none of them. */
export const statusWith = (problems: readonly unknown[]): (typeof STATUSES)[number] =>
  problems.length === 0 ? 'ok' : 'unwell'

/** States in which no job needs the owner. */
const CALM: ReadonlySet<InstanceHealth['state']> = new Set(['waiting', 'running', 'idle', 'off'])

/** Returns what to say instead of a state: the first problem of Vigie itself, unless a job needs its owner. */
export const firstProblem = <P>({ state }: InstanceHealth, problems: readonly P[]): P | undefined =>
  CALM.has(state) ? problems[0] : undefined

/** Returns what a job is doing and whether it is well. */
export function jobHealth<F extends AnyFault>(job: JobFacts<F>): JobHealth<F> {
  const { definition, pause, running, failures_in_a_row: failures } = job
  if (!definition.enabled) return { state: 'off' }
  if (job.state_reason !== null) return { state: 'blocked', reason: job.state_reason }
  if (job.state === 'halted') return { state: 'halted', failures, fault: lastFault(job) }
  if (pause !== null) return { state: 'paused', until: pause.until, ending: running !== null }
  return running === null ? restingHealth(job) : runningHealth(running, job.failing_since)
}

function runningHealth<F extends AnyFault>(
  running: NonNullable<JobFacts<F>['running']>,
  since: string | null,
): JobHealth<F> {
  const { attempt: last, attempts_allowed: allowed, next_attempt_at: at, fault, progress } = running
  if (at !== null && fault?.code === 'host_waits' && fault.source !== null)
    return { state: 'waiting', host: fault.source, until: at }
  if (at !== null && fault?.code === 'index_offline') return { state: 'offline', since, next: at }
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
  if (lastFoundNoNetwork(job)) return { state: 'offline', since, next }
  if (failures === 0) return { state: 'idle', next }
  return { state: 'failing', since, failures, fault: lastFault(job), next }
}

const lastFault = <F extends AnyFault>({ last_run }: JobFacts<F>): F | null => last_run?.faults[0] ?? null

/**
 * Whether the last run reached none of its sources: it was skipped for that, or failed on several sources and on
 * each for that. One source out of reach may itself be down.
 */
function lastFoundNoNetwork<F extends AnyFault>({ last_run }: JobFacts<F>): boolean {
  if (last_run === null) return false
  if (last_run.skip_reason === 'offline') return true
  const { outcome, faults } = last_run
  if (outcome === 'failed' && faults.some(({ code }) => code === 'index_offline')) return true
  const sources = new Set(faults.map(({ source }) => source))
  return outcome === 'failed' && sources.size > 1 && faults.every(({ code }) => code === 'source_unreachable')
}

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

/**
 * Returns what the instance is doing.
 * @param score the latest of the first market, if there is one
 * @param now ms
 * @param replaced whether the program on disk is no longer the one that runs
 */
export function instanceHealth<F extends AnyFault>(
  jobs: readonly (JobFacts<F> & Pick<Job, 'definition'>)[],
  score: ScoreFacts | null | undefined,
  now: number,
  replaced: boolean,
): InstanceHealth {
  if (replaced) return { state: 'replaced' }
  const on = jobs
    .map((job) => ({ id: job.id, job, health: jobHealth(job) }))
    .filter(({ health }) => health.state !== 'off' && health.state !== 'blocked')
  const ids = (...states: JobHealth['state'][]) =>
    on.filter(({ health }) => states.includes(health.state)).map(({ id }) => id)
  if (on.length === 0) return { state: 'off' }
  const awake = on.filter(({ health }) => health.state !== 'paused')
  if (awake.length === 0) return { state: 'paused', until: firstEnd(on.map(({ job }) => job)) }

  const offline = awake.flatMap(({ health }) => (health.state === 'offline' ? [health] : []))
  const failing = ids('failing')
  if (offline.length > 0 && failing.length === 0) {
    return { state: 'offline', since: earliest(offline.map(({ since }) => since)) }
  }
  const halted = ids('halted')
  if (halted.length > 0) return { state: 'halted', jobs: halted }
  if (failing.length > 0) return { state: 'failing', jobs: ids('failing', 'offline') }
  const scoreJob = score
    ? jobOfScore(
        awake.map(({ job }) => job),
        score,
      )
    : undefined
  if (score && scoreJob && isStale(score, scoreJob, now))
    return { state: 'stale', computedAt: score.computed_at }
  const retrying = awake.flatMap(({ id, health }) =>
    health.state === 'retrying' ? [{ id, at: health.at }] : [],
  )
  const at = earliest(retrying.map((job) => job.at))
  if (at !== null) return { state: 'retrying', jobs: retrying.map(({ id }) => id), at }
  for (const state of ['waiting', 'running'] as const) {
    const found = ids(state)
    if (found.length > 0) return { state, jobs: found }
  }
  return { state: 'idle', next: earliest(awake.map(({ job }) => job.next_run_time)) }
}

/** Returns when the first pause ends; null if one lasts until the owner resumes. */
function firstEnd(jobs: readonly Pick<Job, 'pause'>[]): string | null {
  const ends = jobs.map(({ pause }) => pause?.until ?? null)
  return ends.includes(null) ? null : earliest(ends)
}

function earliest(instants: readonly (string | null)[]): string | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : known.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a))
}
