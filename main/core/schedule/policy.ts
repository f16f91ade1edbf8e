/** Decides what happens to passed planned times. Pure: takes plan and times, returns a verdict. Instants are in ms. */

import type { Missed } from '../../../shared/job.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { RunCause, SkipReason } from '../../../shared/vocabulary.ts'
import type { SchedulePlan } from './plan.ts'

/** Planned times up to this old are simply due: no machine is punctual to the second. */
const PUNCTUAL = 60_000

/** A range of planned times that do not run, stored as one record. */
export interface Skip {
  readonly reason: SkipReason
  readonly first: number
  readonly last: number
  readonly count: number
}

interface DueRun {
  readonly at: EpochMs
  readonly cause: RunCause
}

/** Which missed planned times run, and which are skipped. */
export interface MisfireDecision {
  readonly runs: readonly DueRun[]
  readonly skip: Skip | null
}

/** Returns all planned times from `firstDue` to `upTo` as one skipped range; null if there are none. */
export function skipMissed(
  plan: SchedulePlan,
  firstDue: EpochMs,
  upTo: number,
  reason: SkipReason,
): Skip | null {
  const last = plan.latest(firstDue - 1, upTo)
  return last === null ? null : { reason, first: firstDue, last, count: plan.count(firstDue - 1, upTo) }
}

/** Returns how late a planned time may run, ms: without a number, until the next one, which the search ends at. */
function graceOf({ policy, grace_seconds: seconds }: Missed): number {
  if (policy === 'none') return 0
  return seconds === null ? Number.POSITIVE_INFINITY : seconds * 1000
}

/** Returns the missed times to run, oldest first: within the grace time, as many as the policy allows. */
function wanted(plan: SchedulePlan, firstDue: EpochMs, now: EpochMs, missed: Missed): number[] {
  const oldest = now - graceOf(missed)
  const accepted = Math.min(oldest, now - PUNCTUAL)
  const most = missed.policy === 'all' ? missed.cap : 1
  const times: number[] = []
  let before = now
  while (times.length < most) {
    const found = plan.latest(firstDue - 1, before)
    if (found === null || found < accepted) break
    times.unshift(found)
    before = found - 1
  }
  return times
}

/** Judges the planned times from `firstDue` to `now` of a job that is free to run. */
export function judge(plan: SchedulePlan, firstDue: EpochMs, now: EpochMs, missed: Missed): MisfireDecision {
  const times = wanted(plan, firstDue, now, missed)
  const runs = times.map((at): DueRun => ({ at, cause: now - at > PUNCTUAL ? 'catch_up' : 'schedule' }))
  const upTo = (times[0] ?? now + 1) - 1
  return { runs, skip: firstDue > upTo ? null : skipMissed(plan, firstDue, upTo, 'missed') }
}
