/** The status of a collection: progress, size and remaining time. */

import type { TradesStatus } from '../../../../shared/contract/trades-status.ts'
import { faultMessage, type Unlocalized } from '../../../../shared/localized.ts'
import { addDays, daysBetween, utcDay } from '../../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { type TradeCollection, windowOf } from '../../jobs/trades/collection.ts'
import type { TailView } from '../../jobs/trades/live/tail.ts'
import type { TradeStore } from '../../jobs/trades/ports.ts'
import { currentWindow } from '../../jobs/trades/run-window.ts'
import { expectedBytes } from '../../jobs/trades/space.ts'
import type { Workspace } from '../../jobs/trades/workspace.ts'
import type { UnlocalizedJob } from '../job-view.ts'
import type { JobsService } from '../jobs.ts'
import type { RunsService } from '../runs.ts'

/** What the status of a collection is read from. */
export interface StatusParts {
  readonly work: Workspace
  readonly jobs: JobsService
  readonly runs: RunsService
  /** Returns what the live trades of a job do; null if they are off. */
  readonly live: (jobId: string) => TailView | null
}

/** @throws VigieError job_not_found */
export async function statusOf(
  { work, jobs, runs, live }: StatusParts,
  jobId: string,
  collection: TradeCollection,
): Promise<Unlocalized<TradesStatus>> {
  const { store, clock, files } = work
  const { settings, key, folder } = collection
  // Without a running scheduler there is no job state: it counts as off.
  const job = jobs.list().jobs.find(({ id }) => id === jobId) ?? null
  const totals = store.totals(key)
  const { next, ...window } = currentWindow(work, collection)
  const today = utcDay(clock.now())
  const settled = store.settledDays(key, clock.now()).filter((day) => day >= next && day < today)
  const left = Math.max(0, daysBetween(next, today) - settled.length)
  const rate = rateOf(job)
  const perDay = usualRows(store, key, next)
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
    months: await monthsOf(work, collection),
    catalog: await work.catalog.metadata(collection),
    copies: await copiesOf(work, jobId, collection),
    missing_ids: totals.missingIds,
    verified_days: totals.verifiedDays,
    days_to_repair: store.daysInState(key, 'broken'),
    set_apart: setApart(work, key),
    days_left: left,
    bytes_left: expectedBytes(work, collection, left),
    rows_per_second: rate,
    remaining_seconds: rate === null || perDay === null ? null : Math.round((left * perDay) / rate),
    waiting_until: waitingUntil(job, clock.now()),
    live: liveView(live(jobId), clock.zone()),
    progress: job?.running?.progress ?? null,
    next_run_time: job?.next_run_time ?? null,
    last_error: lastError(runs, jobId),
    free_bytes: await files.freeBytes(folder),
  }
}

/** Returns what the files of whole months take; null if there are none. */
async function monthsOf({ months }: Workspace, collection: TradeCollection): Promise<TradesStatus['months']> {
  const written = Object.values(await months.written(collection))
  const bytes = written.reduce((sum, month) => sum + month.bytes, 0)
  return written.length === 0 ? null : { files: written.length, bytes }
}

/** Returns what was copied to other storage; null if the settings name none. */
async function copiesOf(
  { copies, storageSecret }: Workspace,
  jobId: string,
  collection: TradeCollection,
): Promise<TradesStatus['copies']> {
  const { target_url: url } = collection.settings
  if (url === '') return null
  const files = Object.values(await copies.copied(collection, url))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { url, files: files.length, bytes, secret_set: storageSecret(jobId) !== null }
}

/** Days grow: the next ones are taken to be like those just before them. */
const LOOK_BACK_DAYS = 30
const SET_APART_SHOWN = 100

/** Returns the mean trades of the days stored before one; null if none is. */
function usualRows(store: TradeStore, key: string, next: CalendarDay): number | null {
  const held = store
    .days(key, addDays(next, -LOOK_BACK_DAYS), addDays(next, -1))
    .flatMap(({ file }) => file?.rows ?? [])
  return held.length === 0 ? null : held.reduce((sum, rows) => sum + rows, 0) / held.length
}

function setApart({ store, clock }: Workspace, key: string): Unlocalized<TradesStatus['set_apart']> {
  const zone = clock.zone()
  const days = (['quarantined', 'absent', 'waiting'] as const).flatMap((state) =>
    store.daysInState(key, state),
  )
  return days
    .sort((a, b) => b.localeCompare(a))
    .slice(0, SET_APART_SHOWN)
    .flatMap((day) => store.day(key, day) ?? [])
    .map(({ day, state, problem, nextAt }) => ({
      day,
      state,
      problem,
      next_at: nextAt === null ? null : toInstant(nextAt, zone),
    }))
}

function liveView(tail: TailView | null, zone: string): Unlocalized<TradesStatus['live']> {
  if (tail === null) return null
  const { state, lastTime, received, missingIds, retryAt, problem } = tail
  return {
    state,
    last_time: lastTime === null ? null : toInstant(Math.floor(lastTime / 1000), zone),
    received,
    missing_ids: missingIds,
    retry_at: retryAt === null ? null : toInstant(retryAt, zone),
    problem,
  }
}

/** Returns when the run in flight asks the exchange again; null if it does not wait for it. */
function waitingUntil(job: UnlocalizedJob | null, now: number): string | null {
  const until = job?.running?.progress?.counters.wait_until
  return until === undefined || until <= now ? null : toInstant(until, 'UTC')
}

/** The rate of the current run, otherwise of the last one. */
function rateOf(job: UnlocalizedJob | null): number | null {
  const now = job?.running?.progress?.counters.rows_per_second
  const before = job?.last_run?.summary.rows_per_second
  const rate = now ?? (typeof before === 'number' ? before : 0)
  return rate > 0 ? rate : null
}

/** Returns the last fault of the last run that had one, failed or partial; null if a later run succeeded. */
function lastError(runs: RunsService, jobId: string): Unlocalized<TradesStatus['last_error']> {
  const [run] = (['failed', 'partial'] as const)
    .flatMap((outcome) => runs.list({ job_id: jobId, outcome, limit: 1 }).items)
    .sort((a, b) => b.scheduled_for.localeCompare(a.scheduled_for))
  const [good] = runs.list({ job_id: jobId, outcome: 'succeeded', limit: 1 }).items
  const fault = run?.faults.at(-1)
  if (run === undefined || fault === undefined) return null
  if (good !== undefined && good.scheduled_for > run.scheduled_for) return null
  return { at: run.ended_at ?? run.scheduled_for, code: fault.code, message: faultMessage(fault) }
}
