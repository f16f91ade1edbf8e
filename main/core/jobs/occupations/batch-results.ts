/** Stores the results of a batch that has ended: texts, refusals, and what nobody answered. */
import { type LocalizableMessage, literalMessage, VigieError } from '../../../../shared/errors.ts'
import { excerpt } from '../../../../shared/excerpt.ts'
import type { BatchRun } from './batch-run.ts'
import { costOf } from './cost.ts'
import { textOf } from './draft.ts'
import { orderOf } from './estimate.ts'
import type { CostSettlement } from './ledger.ts'
import type { BatchResult, PendingBatch, StoredOccupation, WriterAnswer } from './ports.ts'
import { keep, promptFor, type RewriteResult } from './rewrite.ts'

type AnsweredResult = Extract<BatchResult, { end: 'answered' }>
type FailedBatchResult = Extract<BatchResult, { end: 'failed' }>

/** Stores results one by one, in any order. */
export interface ResultKeeper {
  keep(result: BatchResult): void
  /** Closes the batch. Returns what says that records are left without a result, or null. */
  close(): VigieError | null
}

/** @param pending a batch that has ended */
export function resultKeeper(batchRun: BatchRun, pending: PendingBatch): ResultKeeper {
  const { context, store, totals, clock } = batchRun
  const { mark, cycleId } = pending
  const open = new Set(store.remaining(cycleId))
  let left = 0
  let seen = 0
  let cause: LocalizableMessage = { messageKey: 'occupations.no_result' }

  const callOf = (code: string) => (mark === null ? null : store.batchCall(mark, code))

  function keepFailed({ code, about, problem }: FailedBatchResult): void {
    const call = callOf(code)
    if (call !== null) store.release(call.id)
    if (!open.has(code)) return
    if (about === 'service') {
      left += 1
      cause = literalMessage(problem)
      context.log.warn('A record of a batch has no result', { run: context.runId, code, problem })
    } else totals.add(code, refused(batchRun, pending, code, problem))
  }

  /** A record that was unpublished meanwhile is paid all the same. */
  function keepAnswered({ code, written }: AnsweredResult): void {
    const record = store.find(code)
    const call = callOf(code)
    if (record === null || !open.has(code)) {
      if (call !== null) store.settle(settlementOf(call, written))
      return
    }
    const reserved = call ?? reservedLate(batchRun, record, mark)
    totals.add(code, saved(batchRun, pending, record, written, settlementOf(reserved, written)))
  }

  return {
    keep(result) {
      seen += 1
      if (result.end === 'answered') keepAnswered(result)
      else keepFailed(result)
    },
    close() {
      if (mark !== null) left += store.endBatch(mark, 'unknown')
      else if (seen === 0) left = open.size
      store.closeBatch(pending.id, clock.now())
      return left === 0 ? null : new VigieError('batch_unfinished', { count: left, detail: cause })
    },
  }
}

function settlementOf(
  call: { readonly id: number; readonly prices: Parameters<typeof costOf>[1] },
  { usage }: WriterAnswer,
): CostSettlement {
  return { call: call.id, usage, cost: costOf(usage, call.prices, true) }
}

/** Books a call of a batch that an earlier version submitted without reserving it. */
function reservedLate(
  { context, store, clock, ...rest }: BatchRun,
  record: StoredOccupation,
  mark: string | null,
) {
  const { settings } = context.definition
  const prompt = promptFor({ store, clock, ...rest }, record, settings)
  const order = orderOf(settings, store, prompt, { code: record.code, runId: context.runId }, true)
  const [id = 0] = store.reserve([{ ...order, at: clock.now(), mark: mark ?? 'unmarked' }])
  return { id, prices: order.prices }
}

const originOf = ({ context }: BatchRun, { cycleId }: PendingBatch) => ({
  agent: 'monthly',
  runId: context.runId,
  cycleId,
  review: context.definition.settings.review,
})

function saved(
  batchRun: BatchRun,
  pending: PendingBatch,
  record: StoredOccupation,
  written: WriterAnswer,
  settlement: CostSettlement,
): RewriteResult {
  const text = textOf(written, record.code)
  const answer = { ...text, model: written.model, cost: settlement.cost, unknown: 0, settlement }
  return keep(batchRun, record, originOf(batchRun, pending), answer)
}

function refused(batchRun: BatchRun, pending: PendingBatch, code: string, problem: string): RewriteResult {
  const { store, clock } = batchRun
  const { agent, cycleId } = originOf(batchRun, pending)
  const error = new VigieError('occupation_refused', { code, detail: excerpt(problem, 300) })
  store.saveFailure({ code, at: clock.now(), agent, problem: error.localizable, settlement: null, cycleId })
  return { saved: false, error, cost: 0, unknown: 0 }
}
