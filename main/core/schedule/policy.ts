/** Decides what happens to passed planned times. Pure: takes plan and times, returns a verdict. Instants are in ms. */

import type { MissedPolicy } from '../../../shared/job.ts'
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
function graceOf({ policy, grace_seconds: seconds }: MissedPolicy): number {
  if (policy === 'none') return 0
  return seconds === null ? Number.POSITIVE_INFINITY : seconds * 1000
}

/** The passed planned times of a job that is free to run: from `firstDue`, up to `upTo`. */
export interface PassedTimes {
  readonly plan: SchedulePlan
  readonly firstDue: EpochMs
  readonly upTo: EpochMs
  readonly now: EpochMs
  /** Returns when a planned time starts: lateness counts from then. */
  readonly startOf: (planned: EpochMs) => EpochMs
}

/** Returns the missed times to run, oldest first: within the grace time, as many as the policy allows. */
function wanted({ plan, firstDue, upTo, now, startOf }: PassedTimes, missed: MissedPolicy): number[] {
  const oldest = now - graceOf(missed)
  const accepted = Math.min(oldest, now - PUNCTUAL)
  const most = missed.policy === 'all' ? missed.cap : 1
  const times: number[] = []
  let before = upTo
  while (times.length < most) {
    const found = plan.latest(firstDue - 1, before)
    if (found === null || startOf(found) < accepted) break
    times.unshift(found)
    before = found - 1
  }
  return times
}

/** Judges passed planned times. @param reason why those that do not run are skipped */
export function judge(passed: PassedTimes, missed: MissedPolicy, reason: SkipReason): MisfireDecision {
  const { plan, firstDue, upTo, now, startOf } = passed
  const times = wanted(passed, missed)
  const runs = times.map(
    (at): DueRun => ({ at, cause: now - startOf(at) > PUNCTUAL ? 'catch_up' : 'schedule' }),
  )
  const lastSkipped = (times[0] ?? upTo + 1) - 1
  return { runs, skip: firstDue > lastSkipped ? null : skipMissed(plan, firstDue, lastSkipped, reason) }
}
