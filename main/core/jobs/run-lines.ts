/** The lines of the log about a run. */
import type { UnlocalizedFault } from '../../../shared/run.ts'
import type { HostClosed } from '../net/gate.ts'
import type { Log } from '../ports/log.ts'
import { occurrenceKey } from '../schedule/plan.ts'
import type { RunRecord } from './run-record.ts'

type StartedRun = Pick<RunRecord, 'jobId' | 'cause' | 'scheduledFor'>

/** Says that a run begins. @param run its id */
export function logStart(log: Log, { jobId, cause, scheduledFor }: StartedRun, run: string): void {
  log.info('A run starts.', { job: jobId, run, cause, planned: occurrenceKey(scheduledFor) })
}

/** Says what a run waits for, and until when. */
export function logWait(log: Log, { id, jobId }: RunRecord, { host, until }: HostClosed): void {
  log.info('A run waits for a host that asked to wait.', {
    job: jobId,
    run: id,
    host,
    until: occurrenceKey(until),
  })
}

/** Says that an attempt failed, why, and when the next one begins; at warn once a run and cause. */
export function logRetry(
  log: Log,
  { id, jobId, faults: noted }: RunRecord,
  attempt: number,
  nextAt: number,
  faults: readonly UnlocalizedFault[],
): void {
  const isNews = faults.length > noted.length
  log[isNews ? 'warn' : 'info']('An attempt failed; the run tries again.', {
    job: jobId,
    run: id,
    attempt,
    next: occurrenceKey(nextAt),
    fault: faults.at(-1)?.message,
  })
}

/** Says how a run ended; at warn if it failed, or found no network. */
export function logEnd(log: Log, record: RunRecord): void {
  const { id, jobId, outcome, skipReason, durationMs, attempts, faults } = record
  const fault = faults[0]?.message
  const isBad = outcome === 'failed' || skipReason === 'offline'
  log[isBad ? 'warn' : 'info']('A run ended.', {
    job: jobId,
    run: id,
    outcome,
    ...(skipReason === null ? {} : { reason: skipReason }),
    duration_ms: durationMs,
    attempts,
    ...(fault === undefined ? {} : { fault }),
  })
}
