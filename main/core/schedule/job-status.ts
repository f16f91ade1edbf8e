/** The status of a job, for display. */

import type { JobDefinition } from '../../../shared/job.ts'
import type { MessageKey } from '../../../shared/messages/index.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { SchedulePlan } from './plan.ts'
import type { ScheduledJob } from './scheduled-job.ts'
import type { JobStateRecord } from './state.ts'

/** A job's definition, state, blocked reason and next times. */
export interface JobStatus {
  readonly id: string
  readonly definition: JobDefinition
  readonly state: JobStateRecord
  /** Since when no pause, halt or switch has kept the job from running in this process, ms. */
  readonly freeSince: number
  readonly plan: SchedulePlan
  /** Whether it is enabled and able to run. */
  readonly planned: boolean
  /** Message key of why the job cannot run now; null if it can. */
  readonly blockedReason: MessageKey | null
  /** When a planned time starts: later by its share of the jitter. */
  readonly startOf: (planned: EpochMs) => EpochMs
  /** The next `count` start times, taking pauses into account, ms. */
  readonly nextTimes: (count: number) => number[]
}

/** Returns what code outside the scheduler may see of a scheduled job. */
export function statusOf(job: ScheduledJob): JobStatus {
  const { id, definition, state, freeSince, plan, planned, blockedReason } = job
  return {
    id,
    definition,
    state,
    freeSince,
    plan,
    planned,
    blockedReason,
    startOf: (time) => job.startOf(time),
    nextTimes: (count) => nextTimes(job, count),
  }
}

const nextTimes = (job: ScheduledJob, count: number) =>
  plannedTimes(job, count).map((planned) => job.startOf(planned))

function plannedTimes({ state, plan, planned, definition }: ScheduledJob, count: number): number[] {
  const { nextDue, pausedSince, pausedUntil, haltedAt } = state
  const never = pausedSince !== null && pausedUntil === null
  if (!planned || haltedAt !== null || never) return []
  const after = definition.schedule.form === 'after'
  if (nextDue === null) return after && pausedUntil !== null ? startAt(plan.first(pausedUntil)) : []
  const times: number[] = []
  let next: number | null = nextDue
  if (pausedUntil !== null && nextDue < pausedUntil)
    next = after ? plan.first(pausedUntil) : plan.next(pausedUntil - 1)
  for (; next !== null && times.length < count; next = after ? null : plan.next(next)) times.push(next)
  return times
}

const startAt = (time: number | null) => (time === null ? [] : [time])
