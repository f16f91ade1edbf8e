/** The batch mode of a cycle: one submission at half price, awaited for up to a day, across restarts. */
import { VigieError } from '../../../../shared/errors.ts'
import type { RunContext } from '../kind.ts'
import { capReached } from './budget.ts'
import type { DirectDeps } from './direct.ts'
import { draftOf } from './draft.ts'
import type { BatchResult, Cycle, PendingBatch, Prompt } from './ports.ts'
import { keep, promptFor, type Rewritten } from './rewrite.ts'
import type { Tally } from './tally.ts'

const LOOK_EVERY = 60_000

/**
 * Submits records of a cycle, as many at once as the caps are estimated to allow, and keeps what comes of them.
 * @returns whether every record was tried: not stopped by a cap or a cancel.
 */
export async function rewriteInBatches(
  deps: DirectDeps,
  context: RunContext<'occupations'>,
  cycle: Cycle,
  codes: readonly string[],
  tally: Tally,
): Promise<boolean> {
  for (let left = codes; left.length > 0; ) {
    const share = left.slice(0, affordable(deps, context))
    const pending = await submitBatch(deps, context, cycle, share, tally)
    if (pending === null || !(await collectBatch(deps, context, pending, tally))) return false
    left = left.slice(share.length)
  }
  return true
}

/** Submits the records as one batch. Null, with the cap blamed, when a cap is reached. */
async function submitBatch(
  deps: DirectDeps,
  context: RunContext<'occupations'>,
  cycle: Cycle,
  codes: readonly string[],
  tally: Tally,
): Promise<PendingBatch | null> {
  const { settings } = context.definition
  const cap = capReached(deps.store, settings, deps.monthStart(), context.runId)
  if (cap !== null) {
    tally.blame(null, cap)
    return null
  }
  const prompts = new Map<string, Prompt>()
  for (const code of codes) {
    const record = deps.store.find(code)
    if (record !== null) prompts.set(code, promptFor(deps, record, settings))
  }
  const id = await deps.writer.submit(settings, prompts)
  const pending = { id, cycleId: cycle.id, createdAt: deps.clock.now() }
  deps.store.saveBatch(pending)
  return pending
}

/** How many records the tighter cap allows at half the measured cost; all of them before anything was measured. */
function affordable(deps: DirectDeps, context: RunContext<'occupations'>): number {
  const { settings } = context.definition
  const each = deps.store.measuredCost(settings.model)
  if (each === null) return Number.POSITIVE_INFINITY
  const caps = [
    [settings.run_cap_usd, deps.store.spentInRun(context.runId)],
    [settings.month_cap_usd, deps.store.spentSince(deps.monthStart())],
  ] as const
  const left = caps.map(([cap, spent]) => (cap === null ? Number.POSITIVE_INFINITY : cap * 1_000_000 - spent))
  return Math.max(1, Math.ceil(Math.min(...left) / (each / 2)))
}

/**
 * Waits for a batch and keeps its results; a result already kept before a restart is not kept twice.
 * @returns whether the batch ended; false when the run was stopped first, and the batch stays pending.
 */
export async function collectBatch(
  deps: DirectDeps,
  context: RunContext<'occupations'>,
  pending: PendingBatch,
  tally: Tally,
): Promise<boolean> {
  for (;;) {
    const state = await deps.writer.look(context.definition.settings, pending.id)
    if (state.ended) {
      const open = new Set(deps.store.remaining(pending.cycleId))
      for await (const result of state.results) {
        if (open.has(result.code)) tally.add(result.code, keepResult(deps, context, pending, result))
      }
      deps.store.closeBatch(pending.id, deps.clock.now())
      return true
    }
    const fraction = state.total === 0 ? null : state.done / state.total
    context.progress({
      fraction,
      label: 'occupations.step.waiting_batch',
      counters: { done: state.done, total: state.total },
    })
    if (!(await waited(deps, context))) return false
  }
}

async function waited(deps: DirectDeps, context: RunContext<'occupations'>): Promise<boolean> {
  try {
    await deps.delay(LOOK_EVERY, context.signal)
    return true
  } catch (error) {
    if (context.signal.aborted) return false
    throw error
  }
}

function keepResult(
  deps: DirectDeps,
  context: RunContext<'occupations'>,
  pending: PendingBatch,
  result: BatchResult,
): Rewritten {
  const record = deps.store.find(result.code)
  if (record === null)
    return { saved: false, error: new VigieError('occupation_not_found', { code: result.code }), cost: 0 }
  const origin = { agent: 'monthly', runId: context.runId, cycleId: pending.cycleId }
  const { settings } = context.definition
  if (result.written !== null)
    return keep(deps, record, settings, origin, draftOf(result.written, record.code), true)
  const error = new VigieError('occupation_answer_invalid', {
    code: record.code,
    detail: result.problem ?? 'no result',
  })
  deps.store.saveFailure({
    code: record.code,
    at: deps.clock.now(),
    agent: origin.agent,
    problem: error.message,
    spend: null,
    cycleId: pending.cycleId,
  })
  return { saved: false, error, cost: 0 }
}
