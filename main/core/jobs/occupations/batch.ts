/** The batch mode of a cycle: one submission at half price, awaited for up to a day, across restarts. */
import { VigieError } from '../../../../shared/errors.ts'
import type { BatchRun } from './batch-run.ts'
import { capReached } from './budget.ts'
import { draftOf } from './draft.ts'
import type { BatchResult, Cycle, PendingBatch, Prompt, Submission } from './ports.ts'
import { keep, promptFor, type Rewritten } from './rewrite.ts'

const LOOK_EVERY = 60_000
const NO_RESULT = 'no result'

/**
 * Submits records of a cycle, as many at once as the caps are estimated to allow, and stores the results.
 * @returns whether every record was tried: not stopped by a cap or a cancel
 */
export async function rewriteInBatches(
  batchRun: BatchRun,
  cycle: Cycle,
  codes: readonly string[],
): Promise<boolean> {
  for (let left = codes; left.length > 0; ) {
    const share = left.slice(0, affordable(batchRun))
    const pending = await submitBatch(batchRun, cycle, share)
    if (pending === null || !(await collectBatch(batchRun, pending))) return false
    blameMissing(batchRun, cycle, share)
    left = left.slice(share.length)
  }
  return true
}

/** A batch that the service lost or cancelled has no results: its records are unchanged and do not count as success. */
function blameMissing({ store, totals }: BatchRun, cycle: Cycle, codes: readonly string[]): void {
  const open = new Set(store.remaining(cycle.id))
  for (const code of codes.filter((one) => open.has(one))) {
    const error = new VigieError('occupation_answer_invalid', { code, detail: NO_RESULT })
    totals.add(code, { saved: false, error, cost: 0 })
  }
}

/** Submits the records as one batch, stored before it is sent. Returns null and reports the cap if one is reached. */
async function submitBatch(
  batchRun: BatchRun,
  cycle: Cycle,
  codes: readonly string[],
): Promise<PendingBatch | null> {
  const { context, store, clock, totals } = batchRun
  const { settings } = context.definition
  const cap = capReached(store, settings, batchRun.monthStart(), context.runId)
  if (cap !== null) {
    totals.stopped(cap)
    return null
  }
  const prompts = new Map<string, Prompt>()
  for (const code of codes) {
    const record = store.find(code)
    if (record !== null) prompts.set(code, promptFor(batchRun, record, settings))
  }
  const mark = batchRun.random.id()
  store.noteSubmission({ mark, cycleId: cycle.id, requests: prompts.size, at: clock.now() })
  const id = await batchRun.writer.submit(settings, prompts, mark)
  const pending = { id, cycleId: cycle.id, createdAt: clock.now() }
  store.saveBatch(pending)
  return pending
}

/**
 * Finds the batch of a submission whose answer was lost by a kill or the network, since it may be charged. If
 * a possible batch is still processing, waits for its end, up to a day.
 * @returns whether it is settled; false if the run was stopped first
 */
export async function settleSubmission(batchRun: BatchRun, submission: Submission): Promise<boolean> {
  const { context, store, writer } = batchRun
  for (;;) {
    const found = await writer.find(context.definition.settings, submission)
    if (found.state === 'none') store.dropSubmission()
    if (found.state === 'found') {
      const { cycleId, at: createdAt } = submission
      store.saveBatch({ id: found.id, cycleId, createdAt })
    }
    if (found.state !== 'unfinished') return true
    const counters = { done: 0, total: submission.requests }
    context.progress({ fraction: null, label: 'occupations.step.waiting_batch', counters })
    if (!(await waited(batchRun))) return false
  }
}

/** Returns how many records the tighter cap allows at half the measured cost; all if nothing was measured yet. */
function affordable({ context, store, monthStart }: BatchRun): number {
  const { settings } = context.definition
  const each = store.measuredCost(settings.model)
  if (each === null) return Number.POSITIVE_INFINITY
  const caps = [
    [settings.run_cap_usd, store.spentInRun(context.runId)],
    [settings.month_cap_usd, store.spentSince(monthStart())],
  ] as const
  const left = caps.map(([cap, spent]) => (cap === null ? Number.POSITIVE_INFINITY : cap * 1_000_000 - spent))
  return Math.max(1, Math.ceil(Math.min(...left) / (each / 2)))
}

/**
 * Waits for a batch and stores its results. A result already stored before a restart is not stored twice.
 * @returns whether the batch ended; false if the run was stopped first, and the batch stays pending
 */
export async function collectBatch(batchRun: BatchRun, pending: PendingBatch): Promise<boolean> {
  const { context, store, totals } = batchRun
  for (;;) {
    const state = await batchRun.writer.look(context.definition.settings, pending.id)
    if (state.ended) {
      const open = new Set(store.remaining(pending.cycleId))
      for await (const result of state.results) {
        if (open.has(result.code)) totals.add(result.code, keepResult(batchRun, pending, result))
      }
      store.closeBatch(pending.id, batchRun.clock.now())
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

function keepResult(batchRun: BatchRun, pending: PendingBatch, result: BatchResult): Rewritten {
  const { context, store, clock } = batchRun
  const record = store.find(result.code)
  if (record === null)
    return { saved: false, error: new VigieError('occupation_not_found', { code: result.code }), cost: 0 }
  const origin = { agent: 'monthly', runId: context.runId, cycleId: pending.cycleId }
  const { settings } = context.definition
  if (result.written !== null)
    return keep(batchRun, record, settings, origin, draftOf(result.written, record.code), true)
  const error = new VigieError('occupation_answer_invalid', {
    code: record.code,
    detail: result.problem ?? NO_RESULT,
  })
  store.saveFailure({
    code: record.code,
    at: clock.now(),
    agent: origin.agent,
    problem: error.told,
    spend: null,
    cycleId: pending.cycleId,
  })
  return { saved: false, error, cost: 0 }
}
