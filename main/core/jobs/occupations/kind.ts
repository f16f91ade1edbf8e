/** The `occupations` kind: rewrites every published record once a month, at an estimated and capped cost. */

import { occupationsSettingsSchema } from '../../../../shared/kinds/occupations.ts'
import { messageFrom } from '../../../../shared/system-problem.ts'
import { DAY_SECONDS, HOUR_SECONDS } from '../../../../shared/time/units.ts'
import type { RunCause } from '../../../../shared/vocabulary.ts'
import type { Events } from '../../ports/events.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { collectBatch, rewriteInBatches, settleSubmission } from './batch.ts'
import type { BatchRun, DirectDeps } from './batch-run.ts'
import { rewriteDirectly } from './direct.ts'
import { alreadyRewritten } from './due.ts'
import { isOutage } from './outage.ts'
import type { RewriteCycle } from './ports.ts'
import { pricingOf } from './pricing.ts'
import { moneyOf, RunTotals } from './run-totals.ts'

/** What a run of this kind needs, beside direct rewrites. */
export interface OccupationsDeps extends DirectDeps {
  readonly events: Events
}

/**
 * Creates the kind. A cycle is one month's rewrite; a run starts one, or continues one left open by a cap, a cancel, an
 * outage or a restart. A run at startup only continues what nobody stopped: a restart never starts spending on its own.
 */
export function createOccupationsKind(deps: OccupationsDeps): JobKind<'occupations'> {
  /** Kept between the attempts of a run. */
  let latest: { readonly runId: string; readonly totals: RunTotals } | null = null

  function totalsOf({ runId, log }: RunContext<'occupations'>): RunTotals {
    if (latest?.runId !== runId)
      latest = { runId, totals: new RunTotals(runId, log, () => moneyOf(deps.store, runId)) }
    return latest.totals
  }

  async function run(context: RunContext<'occupations'>): Promise<RunResult> {
    const started = deps.clock.monotonic()
    const open = deps.store.openCycle()
    if (context.cause === 'start' && (open === null || open.cancelledAt !== null)) return nothingToDo
    const batchRun = { ...deps, context, totals: totalsOf(context) }
    warnOfPrice(context)
    await rewriteMonth(batchRun, open).finally(() => deps.events.publish({ type: 'occupations', code: null }))
    const seconds = (deps.clock.monotonic() - started) / 1000
    const result = batchRun.totals.result(seconds, !deps.writer.available())
    context.log.info('records rewritten', result.summary)
    return { ...result, stopped: context.signal.aborted && deps.store.openCycle() !== null }
  }

  return {
    kind: 'occupations',
    defaults,
    run,
    partialSummary: (runId) => moneyOf(deps.store, runId),
    // Who stops a run does not want it to go on at the next start; who closes Vigie does.
    cancelled() {
      const open = deps.store.openCycle()
      if (open !== null) deps.store.noteCancel(open.id, deps.clock.now())
    },
  }
}

/** Rewrites what is left of a month, or all of a new one. An outage is noted with the month that it stops. */
async function rewriteMonth(batchRun: BatchRun, open: RewriteCycle | null): Promise<void> {
  const { store } = batchRun
  try {
    if (open !== null) await goOn(batchRun, open)
    else await begin(batchRun, leavesOut(batchRun) ? alreadyRewritten(batchRun, null) : [])
  } catch (error) {
    const stopped = store.openCycle()
    if (stopped !== null && isOutage(error)) store.noteStop(stopped.id, messageFrom(error))
    throw error
  }
  const left = store.openCycle()
  if (left !== null) store.noteStop(left.id, null)
}

/** A model without a known price is counted as the dearest one. */
function warnOfPrice({ definition, log }: RunContext<'occupations'>): void {
  const { model } = definition.settings
  if (pricingOf(definition.settings).basis === 'none')
    log.warn('No price of the model is known; it is counted as the dearest model', { model })
}

/** Causes of the monthly run, including one missed while the machine was asleep, and one that another job starts. */
const PLANNED: readonly RunCause[] = ['schedule', 'catch_up', 'after_job']

/** Whether a run by hand leaves out what is rewritten already. */
const leavesOut = ({ context: { cause, definition } }: BatchRun) =>
  cause === 'manual' && !definition.settings.rewrite_again

/** Whether a run rewrites all records, also if it first continues an open cycle. */
const rewritesAll = ({ context: { cause, definition } }: BatchRun) =>
  PLANNED.includes(cause) || (cause === 'manual' && definition.settings.rewrite_again)

/** Continues an open cycle; a run that rewrites all then starts another, without the records it just tried. */
async function goOn(batchRun: BatchRun, cycle: RewriteCycle): Promise<void> {
  const { context, store, clock } = batchRun
  store.noteCancel(cycle.id, null)
  sayIfModelChanged(batchRun, cycle)
  if (leavesOut(batchRun)) store.leaveOut(cycle.id, alreadyRewritten(batchRun, cycle))
  const codes = store.remaining(cycle.id)
  const triedAll = await work(batchRun, cycle, codes)
  const isOwn = cycle.runId === context.runId
  if (!triedAll || isOwn || !rewritesAll(batchRun)) return closeIfDone(batchRun, cycle)
  store.closeCycle(cycle.id, clock.now())
  await begin(batchRun, codes)
}

/** @param done records that are finished before it begins */
async function begin(batchRun: BatchRun, done: readonly string[]): Promise<void> {
  const { context, store, clock } = batchRun
  const { model } = context.definition.settings
  const cycle = store.startCycle({ startedAt: clock.now(), runId: context.runId, model }, done)
  await work(batchRun, cycle, store.remaining(cycle.id))
  closeIfDone(batchRun, cycle)
}

/** The records of a month are written by one model, unless its owner chooses another: the audit then says so. */
function sayIfModelChanged({ context, store, clock }: BatchRun, cycle: RewriteCycle): void {
  const { model } = context.definition.settings
  if (cycle.model === model) return
  store.changeModel(cycle, model, clock.now())
  if (cycle.model !== null)
    context.log.warn('The month goes on with another model', { before: cycle.model, after: model })
}

function closeIfDone({ store, clock }: BatchRun, cycle: RewriteCycle): void {
  if (store.remaining(cycle.id).length === 0) store.closeCycle(cycle.id, clock.now())
}

/** @returns whether every record was tried: not stopped by a cap or a cancel */
async function work(batchRun: BatchRun, cycle: RewriteCycle, codes: readonly string[]): Promise<boolean> {
  const { context, store, totals, writer } = batchRun
  totals.expect(codes)
  const lost = store.submission()
  if (lost !== null && !(await settleSubmission(batchRun, lost))) return false
  const pending = store.pendingBatch()
  if (pending !== null && !(await collectBatch(batchRun, pending))) return false
  const open = new Set(store.remaining(cycle.id))
  const left = codes.filter((code) => open.has(code))
  if (left.length === 0) return true
  const batched = context.definition.settings.mode === 'batch' && writer.available()
  return batched ? rewriteInBatches(batchRun, cycle, left) : rewriteDirectly(batchRun, cycle, left)
}

const nothingToDo: RunResult = { outcome: 'succeeded', faults: [], summary: { updated: 0, total: 0 } }

/** The job created at first start: the 1st of each month at 02:00. */
function defaults(zone: string): ReturnType<JobKind<'occupations'>['defaults']> {
  return {
    kind: 'occupations',
    name: 'Occupation records',
    enabled: true,
    schedule: { form: 'cron', cron: '0 2 1 * *', zone, windows: [], outside: 'base' },
    // An outage stops the month; these attempts go on with it for half a day.
    retry: { attempts: 8, backoff: 'exponential', base_seconds: 60, cap_seconds: 4 * HOUR_SECONDS },
    missed: { policy: 'latest', cap: 1, grace_seconds: 7 * DAY_SECONDS },
    deadline_seconds: 30 * HOUR_SECONDS,
    run_on_start: true,
    halt_after: null,
    settings: occupationsSettingsSchema.parse({}),
  }
}
