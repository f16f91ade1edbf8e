import type { RunContext } from '../kind.ts'
import type { DirectDeps } from './direct.ts'
import type { RunTotals } from './run-totals.ts'

/** What every step of a run is handed: what it stands on, the run itself, and its count. */
export interface BatchRun extends DirectDeps {
  readonly context: RunContext<'occupations'>
  readonly totals: RunTotals
}
