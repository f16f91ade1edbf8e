/** Runs on start: chosen at the start, begun a little later. */
import type { Clock } from '../ports/clock.ts'
import type { DueProcessor } from './due-processor.ts'
import type { JobRegistry } from './job-registry.ts'
import type { ScheduledJob } from './scheduled-job.ts'
import type { Timers } from './timers.ts'

/** Whoever waits for Vigie to answer is not kept waiting by its first runs, ms. */
const AFTER_START = 100

interface StartParts {
  readonly clock: Clock
  readonly timers: Timers
  readonly dueProcessor: DueProcessor
  readonly jobRegistry: JobRegistry
}

/**
 * Plans a run of each job that runs on start, unless it already runs, as one that catches up a missed time does.
 * @param begin called for those that still may run then
 * @returns a function that cancels it
 */
export function planRunsOnStart(
  { clock, timers, dueProcessor, jobRegistry }: StartParts,
  begin: (job: ScheduledJob) => void,
): () => void {
  const ready = () => {
    const now = clock.now()
    return jobRegistry
      .entries()
      .filter((job) => job.definition.run_on_start && job.planned && dueProcessor.mayStart(job, now))
  }
  const chosen = new Set(ready().map(({ id }) => id))
  return timers.at(clock.now() + AFTER_START, () => {
    for (const job of ready()) if (chosen.has(job.id)) begin(job)
  })
}
