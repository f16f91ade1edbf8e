/** Jobs that run after other jobs: which outcomes start them, and that none follows itself. */
import type { JobDefinition, RunAfter } from '../../../shared/job.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { RunOutcome } from '../../../shared/vocabulary.ts'

/** Runs that were skipped or interrupted start none. */
const STARTED_BY: Readonly<Record<RunAfter['on'], readonly RunOutcome[]>> = {
  success: ['succeeded', 'partial'],
  failure: ['failed'],
  always: ['succeeded', 'partial', 'failed', 'cancelled'],
}

type Jobs = Readonly<Record<string, Pick<JobDefinition, 'run_after'>>>

/** Whether a run of `job` with an outcome starts a job. */
export function follows(
  { run_after = [] }: Pick<JobDefinition, 'run_after'>,
  job: string,
  outcome: RunOutcome,
): boolean {
  return run_after.some((after) => after.job === job && STARTED_BY[after.on].includes(outcome))
}

/** Returns the ids of the jobs that run after one. */
export const followersOf = (jobs: Jobs, id: string): string[] =>
  Object.keys(jobs).filter((other) => jobs[other]?.run_after?.some(({ job }) => job === id))

/** @throws VigieError invalid_input if a job runs after one that does not exist, or in a circle after itself */
export function assertNoCircle(jobs: Jobs, id: string): void {
  const unknown = jobs[id]?.run_after?.find(({ job }) => jobs[job] === undefined)
  if (unknown !== undefined) throw unusable('run_after', 'job.unknown', { job: unknown.job })
  const circle = circleFrom(jobs, [id])
  if (circle !== null) throw unusable('run_after', 'job.circle', { jobs: circle.join(' → ') })
}

/** Returns the jobs of a circle in the order in which they run; null if the last one leads to none. */
function circleFrom(jobs: Jobs, path: readonly string[]): readonly string[] | null {
  const last = path.at(-1) ?? ''
  for (const { job } of jobs[last]?.run_after ?? []) {
    if (job === path[0]) return [...path, job].toReversed()
    const further = path.includes(job) ? null : circleFrom(jobs, [...path, job])
    if (further !== null) return further
  }
  return null
}

const MARK = 'after_job:'

/** Returns the occurrence of a run that another one starts: each run starts a job once. */
export const occurrenceAfter = (run: string): string => `${MARK}${run}`

/** Returns the run that started another one, from its occurrence; null if none did. */
export const runBefore = (occurrence: string): string | null =>
  occurrence.startsWith(MARK) ? occurrence.slice(MARK.length) : null
