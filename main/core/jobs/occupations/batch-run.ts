import type { RunContext } from '../kind.ts'
import type { DirectDeps } from './direct.ts'
import type { RunTotals } from './run-totals.ts'

/** What every step of a run receives: its dependencies, the run itself, and its totals. */
export interface BatchRun extends DirectDeps {
  readonly context: RunContext<'occupations'>
  readonly totals: RunTotals
}
