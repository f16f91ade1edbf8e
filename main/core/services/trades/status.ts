/** The status of a collection: progress, size and remaining time. */

import type { TradesStatus } from '../../../../shared/contract/trades.ts'
import { faultMessage, type Unlocalized } from '../../../../shared/localized.ts'
import { daysBetween, utcDay } from '../../../../shared/time/calendar-day.ts'
import { type Collection, windowOf } from '../../jobs/trades/collection.ts'
import { currentWindow } from '../../jobs/trades/run-window.ts'
import type { Workspace } from '../../jobs/trades/workspace.ts'
import type { UnlocalizedJob } from '../job-view.ts'
import type { JobsService } from '../jobs.ts'
import type { RunsService } from '../runs.ts'

export interface StatusParts {
  readonly work: Workspace
  readonly jobs: JobsService
  readonly runs: RunsService
}

/** @throws VigieError job_not_found */
export async function statusOf(
  { work, jobs, runs }: StatusParts,
  jobId: string,
  collection: Collection,
): Promise<Unlocalized<TradesStatus>> {
  const { store, clock, files } = work
  const { settings, key, folder } = collection
  // Without a running scheduler there is no job state: it counts as off.
  const job = jobs.list().jobs.find(({ id }) => id === jobId) ?? null
  const totals = store.totals(key)
  const { next, ...window } = currentWindow(work, collection)
  const today = utcDay(clock.now())
  const left = Math.max(0, daysBetween(next, today))
  const rate = rateOf(job)
  const perDay = totals.days === 0 ? null : totals.rows / totals.days
  return {
    job_id: jobId,
    exchange: settings.exchange,
    symbol: settings.symbol,
    dataset: settings.dataset,
    folder,
    state: job?.state ?? 'off',
    first_day: totals.firstDay,
    last_day: totals.lastDay,
    next_day: next,
    window: { ...window, of: windowOf(settings, today).number },
    days: totals.days,
    rows: totals.rows,
    bytes: totals.bytes,
    missing_ids: totals.missingIds,
    verified_days: totals.verifiedDays,
    days_to_repair: store.daysInState(key, 'broken'),
    days_left: left,
    rows_per_second: rate,
    remaining_seconds: rate === null || perDay === null ? null : Math.round((left * perDay) / rate),
    progress: job?.running?.progress ?? null,
    next_run_time: job?.next_run_time ?? null,
    last_error: lastError(runs, jobId),
    free_bytes: await files.freeBytes(folder),
  }
}

/** The rate of the current run, otherwise of the last one. */
function rateOf(job: UnlocalizedJob | null): number | null {
  const now = job?.running?.progress?.counters.rows_per_second
  const before = job?.last_run?.summary.rows_per_second
  const rate = now ?? (typeof before === 'number' ? before : 0)
  return rate > 0 ? rate : null
}

function lastError(runs: RunsService, jobId: string): Unlocalized<TradesStatus['last_error']> {
  const [run] = runs.list({ job_id: jobId, outcome: 'failed', limit: 1 }).items
  const fault = run?.faults.at(-1)
  if (run === undefined || fault === undefined) return null
  return { at: run.ended_at ?? run.scheduled_for, code: fault.code, message: faultMessage(fault) }
}
