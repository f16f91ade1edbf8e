/** One run of a job in the foreground: for `vigie run` without an instance. */
import * as z from 'zod'
import { VigieError } from '../../shared/errors.ts'
import { invalidInput } from '../../shared/input-problem.ts'
import { localizeRun } from '../../shared/localized.ts'
import type { Run } from '../../shared/run.ts'
import { jobNameSchema } from '../../shared/vocabulary.ts'
import type { KindRegistry } from '../core/jobs/kind.ts'
import { blockedReasonOf, createDefaultJobs, definitionOfRun } from '../core/jobs/registry.ts'
import type { RunStore } from '../core/jobs/run-record.ts'
import type { Scheduler } from '../core/scheduler.ts'
import type { JsonObject } from '../core/settings/patch.ts'
import type { Foundation } from './foundation.ts'

/** One run to make in the foreground. */
export interface OneRun {
  /** As in the contract: its id, or its name in a source document. */
  readonly jobId: string
  /** Merged into the job's definition for this run only. */
  readonly changes: JsonObject
  readonly onProgress: (run: Run) => void
  /** Cancels the run. */
  readonly signal: AbortSignal
}

interface RunOnceDeps extends Pick<Foundation, 'clock' | 'events' | 'language' | 'settings'> {
  readonly kinds: Partial<KindRegistry>
  readonly runs: RunStore
  readonly scheduler: Scheduler
}

/**
 * Runs a job now, whether it is enabled or not; no schedule, no other job.
 * @throws VigieError job_not_found | job_not_ready | invalid_input
 */
export async function runOnce(
  parts: RunOnceDeps,
  { changes, onProgress, signal, ...order }: OneRun,
): Promise<Run> {
  const jobId = idOf(order.jobId)
  const { clock, events, kinds, language, runs, settings, scheduler } = parts
  createDefaultJobs(kinds, settings, clock.zone(), language())
  const varied = definitionOfRun(kinds, settings.read().jobs, jobId, changes, clock.now())
  const definition = { ...varied, enabled: true }
  const reason = blockedReasonOf(kinds, definition)
  if (reason !== null) throw new VigieError('job_not_ready', { id: jobId, reason: { messageKey: reason } })

  const ended = Promise.withResolvers<Run>()
  const unsubscribe = events.subscribe((event) => {
    if (event.type !== 'run' || event.run.job_id !== jobId) return
    const run = localizeRun(event.run, language())
    if (run.outcome === null) onProgress(run)
    else ended.resolve(run)
  })
  const cancel = () => void scheduler.runner.cancel(jobId)
  signal.addEventListener('abort', cancel)
  try {
    const run = { jobId, definition, cause: 'manual', scheduledFor: clock.now(), occurrence: null } as const
    runs.transaction(() => scheduler.runner.prepare(run))
    scheduler.runner.launchPrepared()
    return await ended.promise
  } finally {
    signal.removeEventListener('abort', cancel)
    unsubscribe()
  }
}

function idOf(name: string): string {
  const read = z.object({ id: jobNameSchema }).safeParse({ id: name })
  if (!read.success) throw invalidInput(read.error)
  return read.data.id
}
