/** What the doors ask about trade history, and the work they ask for. */
import type {
  Bar,
  Operation,
  TradesStatus,
  TradeWindow,
  tradesContract,
} from '../../../shared/contract/trades.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { BarSeries, TradesSettings } from '../../../shared/kinds/trades.ts'
import { unusable } from '../../../shared/unusable.ts'
import { updateBars } from '../jobs/trades/bars-run.ts'
import { adoptBase, type Base } from '../jobs/trades/base.ts'
import { type Collection, type Window, windowOf } from '../jobs/trades/collection.ts'
import { addDays, dayOf } from '../jobs/trades/day.ts'
import { textOf } from '../jobs/trades/decimal.ts'
import { type ExportOrder, exportCsv } from '../jobs/trades/export.ts'
import type { Operations, Order } from '../jobs/trades/operations.ts'
import { recover } from '../jobs/trades/placement.ts'
import { repair } from '../jobs/trades/repair.ts'
import { currentWindow } from '../jobs/trades/run-window.ts'
import { type Span, verify } from '../jobs/trades/verify.ts'
import { collectionOf, type Workspace } from '../jobs/trades/workspace.ts'
import type { SettingsPort } from '../ports/settings.ts'
import type { JobsService } from './jobs.ts'
import type { RunsService } from './runs.ts'
import { statusOf } from './trades-status.ts'
import { barView, windowView } from './trades-views.ts'

export interface TradesServiceDeps {
  readonly work: Workspace
  readonly operations: Operations
  readonly settings: SettingsPort
  readonly jobs: JobsService
  readonly runs: RunsService
}

type ByJob = { readonly job_id: string }
type Paged = ByJob & { readonly limit: number; readonly cursor?: string | undefined }
type Started = { operation: Operation }
/** Every procedure of the contract has its method here. */
export type TradesService = { readonly [Name in keyof typeof tradesContract]: TradesMethods[Name] }

interface TradesMethods {
  status(input: ByJob): Promise<TradesStatus>
  start(input: ByJob & { readonly start?: string | undefined }): { message: string; run_id: string | null }
  stop(input: ByJob): { message: string }
  windows(input: Paged): { items: TradeWindow[]; next_cursor: string | null }
  series(input: ByJob): { items: SeriesView[] }
  bars(input: Paged & { readonly series: string }): { items: Bar[]; next_cursor: string | null }
  verify(input: ByJob & Span): Started
  repair(input: ByJob & Span): Started
  base(input: ByJob & { readonly path: string; readonly columns: Partial<Record<string, string>> }): Started
  buildBars(input: ByJob & { readonly rebuild: boolean }): Started
  export(input: ByJob & ExportOrder): Started
  operation(input: ByJob): { operation: Operation | null }
  cancelOperation(input: ByJob): Started
}

interface SeriesView {
  series: BarSeries
  bars: number
  last_day: string | null
  threshold: string | null
  open_bar: Bar | null
}

export function createTradesService(deps: TradesServiceDeps): TradesService {
  const { work, operations, jobs } = deps
  const { clock, store, bars } = work

  function settingsOf(jobId: string): TradesSettings {
    const definition = deps.settings.read().jobs[jobId]
    if (definition?.kind !== 'trades') throw new VigieError('job_not_found', { id: jobId })
    return definition.settings
  }
  const collectionFor = (jobId: string): Collection => collectionOf(work, settingsOf(jobId))
  /** Begins an operation on the collection's files, after what a kill may have left is settled. */
  function begin({ job_id }: ByJob, action: Operation['action'], task: Task): Started {
    const collection = collectionFor(job_id)
    const order: Order = {
      jobId: job_id,
      key: collection.key,
      action,
      work: async (options) => {
        await recover(work, collection)
        return asJson(await task(collection, options))
      },
    }
    return { operation: operations.begin(order) }
  }

  return {
    status: async ({ job_id }) => statusOf(deps, job_id, collectionFor(job_id)),
    start: ({ job_id, start }) => {
      const { key } = collectionFor(job_id)
      if (start !== undefined && store.totals(key).days > 0) throw unusable('start', 'days_held')
      const changes = { enabled: true, ...(start !== undefined && { settings: { start } }) }
      jobs.configure({ id: job_id, changes })
      if (jobs.get({ id: job_id }).state === 'halted') jobs.resume({ id: job_id })
      const running = jobs.get({ id: job_id }).running
      if (running !== null) return { message: 'The collection is running', run_id: running.run_id }
      return { message: 'The collection has started', run_id: jobs.trigger({ id: job_id }).run_id }
    },
    stop: ({ job_id }) => {
      settingsOf(job_id)
      if (jobs.get({ id: job_id }).running !== null) jobs.cancel({ id: job_id })
      jobs.configure({ id: job_id, changes: { enabled: false } })
      return { message: 'The collection is stopped; "start" goes on from the same day' }
    },
    windows: ({ job_id, limit, cursor }) => windowsOf(work, collectionFor(job_id), limit, cursor),
    series: ({ job_id }) => {
      const { key, settings } = collectionFor(job_id)
      return { items: settings.bars.map((series) => seriesView(work, key, series)) }
    },
    bars: ({ job_id, series, limit, cursor }) => {
      const { key, settings } = collectionFor(job_id)
      if (!settings.bars.some(({ id }) => id === series)) {
        throw new VigieError('trades_series_not_found', { id: series })
      }
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : cursorNumber(cursor)
      const found = bars.recent(key, series, limit + 1, before)
      const items = found.slice(0, limit).map(barView)
      return { items, next_cursor: found.length > limit ? String(items.at(-1)?.number) : null }
    },
    verify: (input) =>
      begin(input, 'verify', (collection, options) => verify(work, collection, input, options)),
    repair: (input) =>
      begin(input, 'repair', (collection, options) => repair(work, collection, input, options)),
    base: (input) =>
      begin(input, 'base', (collection, options) =>
        adoptBase(work, collection, { path: input.path, columns: input.columns as Base['columns'] }, options),
      ),
    buildBars: (input) =>
      begin(input, 'bars', async (collection, options) => ({
        bars: await updateBars(work, collection, { ...options, rebuild: input.rebuild }),
      })),
    export: (input) =>
      begin(input, 'export', (collection, options) => exportCsv(work, collection, input, options)),
    operation: ({ job_id }) => {
      settingsOf(job_id)
      return { operation: operations.current(job_id) }
    },
    cancelOperation: ({ job_id }) => {
      settingsOf(job_id)
      return { operation: operations.cancel(job_id) }
    },
  }

  function seriesView({ bars: built }: Workspace, key: string, series: BarSeries): SeriesView {
    const last = built.lastDay(key, series.id)
    const state = last?.state ?? null
    return {
      series,
      bars: state?.bars ?? 0,
      last_day: last?.day ?? null,
      threshold: state === null ? null : textOf(state.threshold),
      open_bar: state?.open ? barView(state.open) : null,
    }
  }

  function windowsOf({ store: manifest }: Workspace, collection: Collection, limit: number, cursor?: string) {
    const today = dayOf(clock.now())
    const { settings, key } = collection
    const current = currentWindow(work, collection).number
    const context = { store: manifest, collection, current, today, zone: clock.zone() }
    const newest = windowOf(settings, today).number
    const first = manifest.totals(key).firstDay
    const oldest = first !== null && first < settings.start ? 0 : 1
    const from = cursor === undefined ? newest : cursorNumber(cursor) - 1
    const numbers = Array.from({ length: Math.max(0, from - oldest + 1) }, (_, i) => from - i)
    const items = numbers
      .slice(0, limit)
      .map((number) => windowView(context, windowAt(settings, number, first)))
    return { items, next_cursor: numbers.length > limit ? String(items.at(-1)?.number) : null }
  }
}

type Task = (collection: Collection, options: Parameters<Order['work']>[0]) => Promise<object>

/** What an operation found, as it goes over the wire. */
const asJson = (value: object) => JSON.parse(JSON.stringify(value)) as NonNullable<Operation['result']>

function cursorNumber(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw unusable('cursor', 'not_a_cursor')
}

/** A window by its number; 0 holds what was adopted from before the first day. */
function windowAt(settings: TradesSettings, number: number, firstDay: string | null): Window {
  if (number === 0) return { number, from: firstDay ?? settings.start, to: addDays(settings.start, -1) }
  return windowOf(settings, addDays(settings.start, (number - 1) * settings.window_days))
}
