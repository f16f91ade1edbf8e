import type { RunContext } from '../kind.ts'
import type { RewriteDeps } from './rewrite.ts'
import type { RunTotals } from './run-totals.ts'

/** Dependencies of a series of rewrites. */
export interface DirectDeps extends RewriteDeps {
  readonly monthStart: () => number
}

/** What every step of a run receives: its dependencies, the run itself, and its totals. */
export interface BatchRun extends DirectDeps {
  readonly context: RunContext<'occupations'>
  readonly totals: RunTotals
}
