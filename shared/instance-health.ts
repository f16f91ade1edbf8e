/** What the whole instance is doing, from its jobs, its score and its alerts: one reading for every endpoint. */
import {
  type AnyFault,
  isStale,
  type JobFacts,
  type JobHealth,
  jobHealth,
  jobOfScore,
  type ScoreFacts,
} from './health.ts'
import type { Job } from './job.ts'

/** What the instance as a whole is doing: the state that needs the owner most. */
export type InstanceHealth =
  /** The program on disk is no longer the one that runs. */
  | { readonly state: 'replaced' }
  /** Every job is; what halted or failed before waits as long. */
  | { readonly state: 'paused'; readonly until: string | null }
  | ({ readonly state: 'offline'; readonly since: string } & Troubled)
  | ({ readonly state: 'halted' | 'failing' } & Troubled)
  /** Critical alerts are open, neither put off nor dismissed. */
  | { readonly state: 'alerts'; readonly count: number }
  | { readonly state: 'stale'; readonly computedAt: string }
  | { readonly state: 'retrying'; readonly jobs: readonly string[]; readonly at: string }
  | { readonly state: 'running' | 'waiting'; readonly jobs: readonly string[] }
  | { readonly state: 'idle'; readonly next: string | null }
  | { readonly state: 'off' }

/** The jobs in trouble, with those without a network, and how many are halted and failing. */
interface Troubled {
  readonly jobs: readonly string[]
  readonly halted: number
  readonly failing: number
}

/** Every state of an instance, in the order in which they are looked for. */
export const INSTANCE_STATES = [
  'replaced',
  'paused',
  'offline',
  'halted',
  'failing',
  'alerts',
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

/** States in which no job needs the owner; what is wrong with Vigie itself is also among its alerts. */
const CALM: ReadonlySet<InstanceHealth['state']> = new Set(['alerts', 'waiting', 'running', 'idle', 'off'])

/** Returns what to say instead of a state: the first problem of Vigie itself, unless a job needs its owner. */
export const firstProblem = <P>({ state }: InstanceHealth, problems: readonly P[]): P | undefined =>
  CALM.has(state) ? problems[0] : undefined

/** What the health of an instance is read from. */
export interface HealthFacts<F extends AnyFault> {
  readonly jobs: readonly (JobFacts<F> & Pick<Job, 'definition'>)[]
  /** The latest of the first market, if there is one. */
  readonly score: ScoreFacts | null | undefined
  /** How many critical alerts are open, neither put off nor dismissed. */
  readonly critical: number
  /** Whether the program on disk is no longer the one that runs. */
  readonly replaced: boolean
  /** ms */
  readonly now: number
}

interface JudgedJob<F extends AnyFault> {
  readonly id: string
  readonly job: JobFacts<F> & Pick<Job, 'definition'>
  readonly health: JobHealth<F>
}

/** Returns what the instance is doing. */
export function instanceHealth<F extends AnyFault>({
  jobs,
  score,
  critical,
  replaced,
  now,
}: HealthFacts<F>): InstanceHealth {
  if (replaced) return { state: 'replaced' }
  const on = jobs
    .map((job) => ({ id: job.id, job, health: jobHealth(job) }))
    .filter(({ health }) => health.state !== 'off' && health.state !== 'blocked')
  if (on.length > 0 && on.every(({ job }) => job.pause !== null))
    return { state: 'paused', until: firstEnd(on.map(({ job }) => job)) }
  const awake = on.filter(({ health }) => health.state !== 'paused')
  const trouble = troubleOf(awake)
  if (trouble !== null) return trouble
  if (critical > 0) return { state: 'alerts', count: critical }
  if (on.length === 0) return { state: 'off' }
  const scoreJob =
    score &&
    jobOfScore(
      awake.map(({ job }) => job),
      score,
    )
  if (score && scoreJob && isStale(score, scoreJob, now))
    return { state: 'stale', computedAt: score.computed_at }
  return workOf(awake)
}

/** Returns that the network is away, or which jobs are halted or failing; null if none is in trouble. */
function troubleOf<F extends AnyFault>(awake: readonly JudgedJob<F>[]): InstanceHealth | null {
  const offline = awake.flatMap(({ id, health }) => (health.state === 'offline' ? [{ id, ...health }] : []))
  const halted = idsIn(awake, 'halted')
  const failing = awake.filter(isFailing).map(({ id }) => id)
  const ids = new Set([...offline.map(({ id }) => id), ...halted, ...failing])
  const troubled = {
    jobs: awake.map(({ id }) => id).filter((id) => ids.has(id)),
    halted: halted.length,
    failing: failing.length,
  }
  const [cutOff] = offline
  if (cutOff !== undefined) return { state: 'offline', since: cutOff.since, ...troubled }
  if (halted.length > 0) return { state: 'halted', ...troubled }
  return failing.length > 0 ? { state: 'failing', ...troubled } : null
}

/** Whether a job fails: also while it tries once more, so that this is not said anew at each run. */
function isFailing<F extends AnyFault>({ job, health }: JudgedJob<F>): boolean {
  if (health.state === 'failing') return true
  const works = health.state === 'running' || health.state === 'waiting' || health.state === 'retrying'
  return works && job.failures_in_a_row > 0
}

/** Returns what the jobs are doing, none of which is in trouble. */
function workOf<F extends AnyFault>(awake: readonly JudgedJob<F>[]): InstanceHealth {
  const retrying = awake.flatMap(({ id, health }) =>
    health.state === 'retrying' ? [{ id, at: health.at }] : [],
  )
  const at = earliest(retrying.map((job) => job.at))
  if (at !== null) return { state: 'retrying', jobs: retrying.map(({ id }) => id), at }
  for (const state of ['waiting', 'running'] as const) {
    const found = idsIn(awake, state)
    if (found.length > 0) return { state, jobs: found }
  }
  return { state: 'idle', next: earliest(awake.map(({ job }) => job.next_run_time)) }
}

const idsIn = <F extends AnyFault>(jobs: readonly JudgedJob<F>[], state: JobHealth['state']) =>
  jobs.filter(({ health }) => health.state === state).map(({ id }) => id)

/** Returns when the first of them goes on; null if all of them wait to be resumed. */
const firstEnd = (jobs: readonly Pick<Job, 'pause'>[]): string | null =>
  earliest(jobs.map(({ pause }) => pause?.until ?? null))

function earliest(instants: readonly (string | null)[]): string | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : known.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a))
}
