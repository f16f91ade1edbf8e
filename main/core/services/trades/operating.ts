/** Long operations on trade history started by the owner: started here, followed and cancelled by job. */

import type { TradeOperation } from '../../../../shared/contract/trades.ts'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import { updateBars } from '../../jobs/trades/bars-run.ts'
import { adoptBase, type Base, previewBase } from '../../jobs/trades/base.ts'
import type { TradeCollection } from '../../jobs/trades/collection.ts'
import { type ExportOrder, exportCsv } from '../../jobs/trades/export.ts'
import { acceptDay, fetchDay, forgetDay } from '../../jobs/trades/one-day.ts'
import type { UnlocalizedOperation } from '../../jobs/trades/operations.ts'
import { inOwnFolder } from '../../jobs/trades/own-folder.ts'
import { reindex } from '../../jobs/trades/reindex.ts'
import { repair } from '../../jobs/trades/repair.ts'
import type { DaySpan, WorkOptions } from '../../jobs/trades/verify.ts'
import { verifyAll } from '../../jobs/trades/verify-months.ts'
import type { ByJob } from '../operation.ts'
import { collectionFor, settingsOf, type TradesServiceDeps } from './deps.ts'

type StartedOperation = { operation: UnlocalizedOperation }
type TradeWork = (collection: TradeCollection, options: WorkOptions) => Promise<object>
type ByDay = ByJob & { readonly day: string }
interface BaseInput extends ByJob {
  readonly path: string
  readonly columns: Partial<Record<string, string>>
}

/** @throws VigieError invalid_input if the first day is later than the last */
function inOrder<S extends DaySpan>(span: S): S {
  const { from, to } = span
  if (from !== undefined && to !== undefined && from > to) throw unusable('from', 'day_after_last', { to })
  return span
}

/** The part of the service that starts, shows and cancels operations. */
export function createOperating(deps: TradesServiceDeps) {
  const { work, operations } = deps

  /** Starts an operation on the collection's files, after recovering from a possible kill. */
  function begin(input: ByJob, action: TradeOperation['action'], task: TradeWork): StartedOperation {
    const collection = collectionFor(deps, input)
    const order = { jobId: input.job_id, key: collection.key, action }
    return {
      operation: operations.begin({
        ...order,
        work: (options) => inOwnFolder(work, collection, () => task(collection, options)),
      }),
    }
  }

  return {
    verify: (input: ByJob & DaySpan) =>
      begin(inOrder(input), 'verify', (collection, options) => verifyAll(work, collection, input, options)),
    repair: (input: ByJob & DaySpan) =>
      begin(inOrder(input), 'repair', (collection, options) => repair(work, collection, input, options)),
    base: (input: BaseInput) =>
      begin(input, 'base', (collection, options) =>
        adoptBase(work, collection, { path: input.path, columns: input.columns as Base['columns'] }, options),
      ),
    async previewBase(input: BaseInput) {
      const { path, columns } = input
      return previewBase(work, { path, columns: columns as Base['columns'] }, collectionFor(deps, input))
    },
    buildBars: (input: ByJob & { readonly rebuild: boolean }) =>
      begin(input, 'bars', async (collection, options) => ({
        bars: await updateBars(work, collection, { ...options, rebuild: input.rebuild }),
      })),
    export: (input: ByJob & ExportOrder) =>
      begin(inOrder(input), 'export', (collection, options) => exportCsv(work, collection, input, options)),
    fetch: (input: ByDay) =>
      begin(input, 'fetch', (collection, options) => fetchDay(work, collection, input.day, options)),
    forget: (input: ByDay) => begin(input, 'forget', (collection) => forgetDay(work, collection, input.day)),
    accept(input: ByDay & { readonly reason: string }): { message: LocalizableMessage } {
      acceptDay(work, collectionFor(deps, input), input.day, input.reason)
      return { message: { messageKey: 'reply.day_accepted', params: { day: input.day } } }
    },
    /** Takes the folder over first: its marker may be of a database that was lost. */
    reindex(input: ByJob): StartedOperation {
      const collection = collectionFor(deps, input)
      const order = { jobId: input.job_id, key: collection.key, action: 'reindex' } as const
      return {
        operation: operations.begin({ ...order, work: (options) => reindex(work, collection, options) }),
      }
    },
    setSecret(input: ByJob & { readonly secret: string | null }): { set: boolean } {
      settingsOf(deps, input)
      deps.secrets.set(`storage:${input.job_id}`, input.secret)
      return { set: input.secret !== null }
    },
    operation(input: ByJob): { operation: UnlocalizedOperation | null } {
      settingsOf(deps, input)
      return { operation: operations.current(input.job_id) }
    },
    cancelOperation(input: ByJob): StartedOperation {
      settingsOf(deps, input)
      return { operation: operations.cancel(input.job_id) }
    },
  }
}
