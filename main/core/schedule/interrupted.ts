/** Closes runs that a process left open when it died. */
import type { KindRegistry } from '../jobs/kind.ts'
import { partialSummaryOf } from '../jobs/partial-summary.ts'
import type { RunRecord, RunStore } from '../jobs/run-record.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

/** What closing interrupted runs reads, writes and notifies. */
export interface InterruptedParts {
  readonly kinds: Partial<KindRegistry>
  readonly runs: RunStore
  readonly clock: Clock
  readonly log: Log
  readonly runChanged: (run: RunRecord) => void
}

/** Writes the outcome of each run, with the partial summary of its kind, such as its cost. */
export function closeInterrupted({ kinds, runs, clock, log, runChanged }: InterruptedParts): void {
  const left = runs.unfinished()
  if (left.length === 0) return
  const closed = left.map((run): RunRecord => {
    const summary = { ...run.summary, ...partialSummaryOf(kinds, run, log) }
    return { ...run, outcome: 'interrupted', endedAt: clock.now(), nextAttemptAt: null, summary }
  })
  runs.transaction(() => {
    for (const { id, outcome, endedAt, nextAttemptAt, summary } of closed)
      runs.update(id, { outcome, endedAt, nextAttemptAt, summary })
  })
  for (const run of closed) runChanged(run)
  log.warn('Runs were interrupted by the end of the last process', { runs: left.length })
}
