/** The batch mode of a cycle: one submission at half price, awaited for up to a day, across restarts. */

import { resultKeeper } from './batch-results.ts'
import type { BatchRun } from './batch-run.ts'
import { capReached } from './budget.ts'
import { CallFailure } from './call-failure.ts'
import { estimate, orderOf } from './estimate.ts'
import type { BatchSubmission, PendingBatch, Prompt, RewriteCycle } from './ports.ts'
import { promptFor } from './rewrite.ts'

const LOOK_EVERY = 60_000

/**
 * Submits records of a cycle, as many at once as the caps are estimated to allow, and stores the results.
 * @returns whether every record was tried: not stopped by a cap or a cancel
 * @throws the outage, also if the batch expired, was cancelled or lost
 */
export async function rewriteInBatches(
  batchRun: BatchRun,
  cycle: RewriteCycle,
  codes: readonly string[],
): Promise<boolean> {
  for (let left = codes; left.length > 0; ) {
    const share = left.slice(0, affordable(batchRun, left))
    const pending = await submitBatch(batchRun, cycle, share)
    if (pending === null || !(await collectBatch(batchRun, pending))) return false
    left = left.slice(share.length)
  }
  return true
}

/** Submits the records as one batch, reserved and stored before it is sent. Returns null and reports the cap if one is reached. */
async function submitBatch(
  batchRun: BatchRun,
  cycle: RewriteCycle,
  codes: readonly string[],
): Promise<PendingBatch | null> {
  const { context, store, clock, totals } = batchRun
  const { settings } = context.definition
  const cap = capReached(store, settings, batchRun.monthStart(), context.runId)
  if (cap !== null) {
    totals.stopped(cap)
    return null
  }
  const mark = batchRun.random.id()
  const at = clock.now()
  const prompts = promptsOf(batchRun, codes)
  const orders = [...prompts].map(([code, prompt]) =>
    orderOf(settings, store, prompt, { code, runId: context.runId }, true),
  )
  store.noteSubmission({ mark, cycleId: cycle.id, requests: prompts.size, at })
  store.reserve(orders.map((order) => ({ ...order, at, mark })))
  const id = await submitted(batchRun, prompts, mark)
  const pending = { id, cycleId: cycle.id, createdAt: clock.now(), mark }
  store.saveBatch(pending)
  return pending
}

function promptsOf(batchRun: BatchRun, codes: readonly string[]): Map<string, Prompt> {
  const { context, store } = batchRun
  const prompts = new Map<string, Prompt>()
  for (const code of codes) {
    const record = store.find(code)
    if (record !== null) prompts.set(code, promptFor(batchRun, record, context.definition.settings))
  }
  return prompts
}

/** A batch whose answer was lost keeps its reservations, and is looked for before another is sent. */
async function submitted({ context, store, writer }: BatchRun, prompts: Map<string, Prompt>, mark: string) {
  try {
    return await writer.submit(context.definition.settings, prompts, mark)
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    if (error.charge === 'none') {
      store.dropSubmission()
      store.endBatch(mark, 'released')
    }
    throw error.error
  }
}

/**
 * Finds the batch of a submission whose answer was lost by a kill or the network, since it may be charged. If
 * a possible batch is still processing, waits for its end, up to a day.
 * @returns whether it is settled; false if the run was stopped first
 */
export async function settleSubmission(batchRun: BatchRun, submission: BatchSubmission): Promise<boolean> {
  const { context, store, writer } = batchRun
  const { cycleId, at: createdAt, mark } = submission
  for (;;) {
    const found = await writer.find(context.definition.settings, submission)
    if (found.state === 'none') {
      store.dropSubmission()
      store.endBatch(mark, 'released')
    }
    if (found.state === 'found') store.saveBatch({ id: found.id, cycleId, createdAt, mark })
    if (found.state !== 'unfinished') return true
    const counters = { done: 0, total: submission.requests }
    context.progress({ fraction: null, label: 'occupations.step.waiting_batch', counters })
    if (!(await waited(batchRun))) return false
  }
}

/** Returns how many records the tighter cap allows at half the estimated cost; at least one. */
function affordable(batchRun: BatchRun, codes: readonly string[]): number {
  const { context, store, monthStart } = batchRun
  const { settings } = context.definition
  const [sample] = promptsOf(batchRun, codes.slice(0, 1)).values()
  if (sample === undefined) return 1
  const { perRecord } = estimate({ ...settings, mode: 'batch' }, store, sample)
  const caps = [
    [settings.run_cap_usd, store.spentInRun(context.runId)],
    [settings.month_cap_usd, store.spentSince(monthStart())],
  ] as const
  const left = caps.map(([cap, spent]) => (cap === null ? Number.POSITIVE_INFINITY : cap * 1_000_000 - spent))
  return Math.max(1, Math.ceil(Math.min(...left) / Math.max(1, perRecord)))
}

/**
 * Waits for a batch and stores its results. A result already stored before a restart is not stored twice.
 * @returns whether the batch ended; false if the run was stopped first, and the batch stays pending
 * @throws VigieError batch_unfinished for records that it expired, was cancelled or lost without
 */
export async function collectBatch(batchRun: BatchRun, pending: PendingBatch): Promise<boolean> {
  const { context } = batchRun
  for (;;) {
    const state = await batchRun.writer.look(context.definition.settings, pending.id)
    if (state.ended) {
      const keeper = resultKeeper(batchRun, pending)
      for await (const result of state.results) keeper.keep(result)
      const unfinished = keeper.close()
      if (unfinished !== null) throw unfinished
      return true
    }
    const fraction = state.total === 0 ? null : state.done / state.total
    context.progress({
      fraction,
      label: 'occupations.step.waiting_batch',
      counters: { done: state.done, total: state.total },
    })
    if (!(await waited(batchRun))) return false
  }
}

async function waited({ context, delay }: BatchRun): Promise<boolean> {
  try {
    await delay(LOOK_EVERY, context.signal)
    return true
  } catch (error) {
    if (context.signal.aborted) return false
    throw error
  }
}
