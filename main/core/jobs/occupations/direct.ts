/** The direct mode of a cycle: records in order of code, in batches with a pause, each paid at full price. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Delay } from '../../ports/delay.ts'
import type { RunContext } from '../kind.ts'
import { capReached } from './budget.ts'
import { isOutage } from './outage.ts'
import type { Cycle } from './ports.ts'
import { type RewriteDeps, type Rewritten, rewrite } from './rewrite.ts'
import type { Tally } from './tally.ts'

export interface DirectDeps extends RewriteDeps {
  readonly delay: Delay
  readonly monthStart: () => number
}

/**
 * Rewrites the given records of a cycle. Stops between batches on cancel and at a cap; calls in flight are finished.
 * @returns whether every record was tried.
 * @throws the outage, when a whole batch met nothing else.
 */
export async function rewriteDirectly(
  deps: DirectDeps,
  context: RunContext<'occupations'>,
  cycle: Cycle,
  codes: readonly string[],
  tally: Tally,
): Promise<boolean> {
  const { settings } = context.definition
  for (let start = 0; start < codes.length; start += settings.batch_size) {
    if (context.signal.aborted) return false
    const cap = capReached(deps.store, settings, deps.monthStart(), context.runId)
    if (cap !== null) {
      tally.blame(null, cap)
      return false
    }
    const batch = codes.slice(start, start + settings.batch_size)
    const ends = await Promise.all(batch.map((code) => rewriteOne(deps, context, cycle, code)))
    for (const [index, end] of ends.entries()) tally.add(batch[index] ?? '', end)
    report(context, tally)
    stopAtOutage(ends)
    if (deps.writer.available() && start + settings.batch_size < codes.length)
      await pause(deps, context, settings.pause_seconds)
  }
  return true
}

async function rewriteOne(
  deps: DirectDeps,
  context: RunContext<'occupations'>,
  cycle: Cycle,
  code: string,
): Promise<Rewritten> {
  const record = deps.store.find(code)
  if (record === null)
    return { saved: false, error: new VigieError('occupation_not_found', { code }), cost: 0 }
  const origin = { agent: 'monthly', runId: context.runId, cycleId: cycle.id }
  return rewrite(deps, record, context.definition.settings, origin)
}

function stopAtOutage(ends: readonly Rewritten[]): void {
  const outage = ends[0]?.error
  if (ends.length > 0 && ends.every((end) => isOutage(end.error))) throw outage
}

function report(context: RunContext<'occupations'>, tally: Tally): void {
  context.progress({
    fraction: tally.fraction,
    label: 'occupations.step.writing',
    counters: tally.counters(),
  })
}

async function pause(deps: DirectDeps, context: RunContext<'occupations'>, seconds: number): Promise<void> {
  if (seconds === 0 || context.signal.aborted) return
  try {
    await deps.delay(seconds * 1000, context.signal)
  } catch (error) {
    if (!context.signal.aborted) throw error
  }
}
