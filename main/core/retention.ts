/** Deletes old rows in small batches, so that nothing else has to wait. */
import { DAY_MS } from '../../shared/time/units.ts'
import type { Clock } from './ports/clock.ts'
import type { FreeSpace, RetentionRule } from './ports/retention.ts'

/** Rows per batch, and pages per step: each takes a few milliseconds on a slow disk. */
const BATCH_ROWS = 200
const BATCH_PAGES = 64

/** What is deleted by age, and how the space of it is released. */
export interface RetentionDeps {
  readonly rules: readonly RetentionRule[]
  readonly space: FreeSpace
  readonly clock: Clock
  /** Yields to other work between two batches. */
  readonly yieldToEventLoop: () => Promise<void>
}

/** Rows handled by each rule, for the log; rules without old rows are omitted. */
export type RetentionCounts = Readonly<Record<string, number>>

async function sweepRule(rule: RetentionRule, deps: RetentionDeps, signal: AbortSignal): Promise<number> {
  const before = deps.clock.now() - rule.keepDays() * DAY_MS
  let handled = 0
  for (let batch = BATCH_ROWS; batch === BATCH_ROWS && !signal.aborted; await deps.yieldToEventLoop()) {
    batch = rule.sweep(before, BATCH_ROWS)
    handled += batch
  }
  return handled
}

/** Applies every rule, then releases the space. An abort ends it between two batches; the next sweep continues. */
export async function sweepRetention(deps: RetentionDeps, signal: AbortSignal): Promise<RetentionCounts> {
  const swept: Record<string, number> = {}
  for (const rule of deps.rules) {
    const handled = await sweepRule(rule, deps, signal)
    if (handled > 0) swept[rule.name] = handled
  }
  while (!signal.aborted && deps.space.giveBack(BATCH_PAGES)) await deps.yieldToEventLoop()
  return swept
}
