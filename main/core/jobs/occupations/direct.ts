/** The direct mode of a cycle: records in order of code, in batches with a pause, each at full price. */
import { VigieError } from '../../../../shared/errors.ts'
import type { BatchRun } from './batch-run.ts'
import { capReached } from './budget.ts'
import { isOutage, isPassing } from './outage.ts'
import type { RewriteCycle } from './ports.ts'
import { type RewriteResult, rewrite } from './rewrite.ts'

/**
 * Rewrites the given records of a cycle. Stops between batches on cancel and at a cap; calls in flight are completed.
 * @returns whether every record was tried
 * @throws the outage if it hit every record of a batch, or, after the last batch, one that hit some records and passes
 */
export async function rewriteDirectly(
  batchRun: BatchRun,
  cycle: RewriteCycle,
  codes: readonly string[],
): Promise<boolean> {
  const { context, totals } = batchRun
  const { settings } = context.definition
  let passing: unknown = null
  for (let start = 0; start < codes.length; start += settings.batch_size) {
    if (context.signal.aborted) return false
    const cap = capReached(batchRun.store, settings, batchRun.monthStart(), context.runId)
    if (cap !== null) {
      totals.stopped(cap)
      return false
    }
    const batch = codes.slice(start, start + settings.batch_size)
    const ends = await Promise.all(batch.map((code) => rewriteOne(batchRun, cycle, code)))
    for (const [index, end] of ends.entries()) totals.add(batch[index] ?? '', end)
    report(batchRun)
    if (ends.some(({ saved }) => saved)) batchRun.store.noteStop(cycle.id, null)
    stopAtOutage(ends)
    passing ??= ends.find(({ error }) => isPassing(error))?.error ?? null
    if (batchRun.writer.available() && start + settings.batch_size < codes.length)
      await pause(batchRun, settings.pause_seconds)
  }
  if (passing !== null) throw passing
  return true
}

async function rewriteOne(batchRun: BatchRun, cycle: RewriteCycle, code: string): Promise<RewriteResult> {
  const { context } = batchRun
  const record = batchRun.store.find(code)
  if (record === null)
    return { saved: false, error: new VigieError('occupation_not_found', { code }), cost: 0, unknown: 0 }
  const { settings } = context.definition
  const { review } = settings
  const origin = { agent: 'monthly', runId: context.runId, cycleId: cycle.id, review }
  return rewrite(batchRun, record, settings, origin)
}

function stopAtOutage(ends: readonly RewriteResult[]): void {
  const outage = ends[0]?.error
  if (ends.length > 0 && ends.every((end) => isOutage(end.error))) throw outage
}

function report({ context, totals }: BatchRun): void {
  context.progress({
    fraction: totals.fraction,
    label: 'occupations.step.writing',
    counters: totals.counters(),
  })
}

async function pause({ context, delay }: BatchRun, seconds: number): Promise<void> {
  if (seconds === 0 || context.signal.aborted) return
  try {
    await delay(seconds * 1000, context.signal)
  } catch (error) {
    if (!context.signal.aborted) throw error
  }
}
