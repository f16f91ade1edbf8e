/** Applies the end of a run to the state of its job. */
import type { EpochMs } from '../../../shared/time/units.ts'
import type { RunEnding } from '../jobs/attempts.ts'
import type { ScheduledJob } from './scheduled-job.ts'

/**
 * Counts failures, halts after too many, and plans the next time of `after`.
 * @param counts whether the run was the job's own
 * @param failingSince when its first failed attempt was, if any failed
 * @returns whether it halted
 */
export function applyEnding(
  job: ScheduledJob,
  ending: RunEnding,
  now: EpochMs,
  counts: boolean,
  failingSince: EpochMs,
): boolean {
  const halted = counts && countFailure(job, ending, now, failingSince)
  const { pausedSince, haltedAt } = job.state
  if (pausedSince === null && haltedAt === null) job.change({ openSkip: null })
  if (job.definition.schedule.form === 'after') planAfter(job, ending, now)
  return halted
}

function countFailure(
  job: ScheduledJob,
  { outcome, skipReason }: RunEnding,
  now: EpochMs,
  failingSince: EpochMs,
): boolean {
  if (outcome === 'succeeded' || outcome === 'partial') job.change({ failures: 0, failingSince: null })
  if (outcome !== 'failed' && skipReason !== 'offline') return false
  job.change({ failingSince: job.state.failingSince ?? failingSince })
  if (outcome !== 'failed') return false
  const failures = job.state.failures + 1
  const limit = job.definition.halt_after
  job.change({ failures })
  if (limit === null || failures < limit || job.state.haltedAt !== null) return false
  job.change({ haltedAt: now, openSkip: null })
  return true
}

/**
 * The instant identifies an occurrence, so the next one is at least a millisecond later; and not before the
 * wait a source asked for, otherwise each run would fail and the job would halt.
 */
function planAfter(job: ScheduledJob, { again, wait }: RunEnding, now: EpochMs) {
  const lastPlanned = job.state.lastPlanned ?? now
  job.change({ anchorAt: now, lastPlanned })
  if (!job.planned) return
  const { plan } = job
  const next = again ? plan.first(Math.max(now, lastPlanned + 1)) : plan.next(now)
  job.change({ nextDue: next === null || next >= now + wait ? next : plan.first(now + wait) })
}
