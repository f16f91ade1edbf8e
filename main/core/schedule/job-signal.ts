/** A job as the alert rules see it: its failures, and since when a run is overdue. */

import { jobNameMessage } from '../../../shared/job-name.ts'
import { faultMessage } from '../../../shared/localized.ts'
import type { JobSignal } from '../alerts/signals.ts'
import type { RunRecord, RunStore } from '../jobs/run-record.ts'
import type { JobStatus } from './job-status.ts'

/** @param now ms */
export function jobSignal(status: JobStatus, runs: Pick<RunStore, 'list'>, now: number): JobSignal {
  const { id, definition, state } = status
  const last = (outcome: 'succeeded' | 'partial' | 'failed') =>
    runs.list({ jobId: id, outcome, limit: 1 })[0] ?? null
  const good = [last('succeeded'), last('partial')].filter((run) => run !== null)
  const lastSuccessAt = good.length === 0 ? null : Math.max(...good.map(({ endedAt }) => endedAt ?? 0))
  return {
    id,
    name: jobNameMessage(definition),
    failures: state.failures,
    lastFailure: state.failures === 0 ? null : causeOf(last('failed')),
    haltedAt: state.haltedAt,
    paused: state.pausedSince !== null,
    lastSuccessAt,
    ...waiting(status, lastSuccessAt, now),
  }
}

/** Returns since when a run is overdue. Times planned while the job could not run do not count. */
function waiting(
  { definition, state, freeSince, plan, blockedReason }: JobStatus,
  lastSuccessAt: number | null,
  now: number,
): Pick<JobSignal, 'waitingSince' | 'expectedEveryMs'> {
  if (blockedReason !== null) return { waitingSince: null, expectedEveryMs: null }
  // A future time was written before the clock was set back.
  const passed = [lastSuccessAt ?? 0, state.anchorAt, freeSince].filter((time) => time <= now)
  const due = plan.next(Math.max(0, ...passed))
  const next = plan.next(now)
  const following = next === null ? null : plan.next(next)
  const underWay = definition.schedule.form === 'after' && state.nextDue === null
  return {
    waitingSince: due !== null && due <= now ? due : null,
    expectedEveryMs: underWay || next === null || following === null ? null : following - next,
  }
}

function causeOf(run: RunRecord | null): JobSignal['lastFailure'] {
  const fault = run?.faults[0]
  return fault === undefined ? null : faultMessage(fault)
}
