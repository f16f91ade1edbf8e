/** The runs of every job over a time, gathered into equal parts: so much is read for a month as for an hour. */
import type { Timeline, TimelineLane } from '../../../shared/contract/timeline.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { RunOutcome } from '../../../shared/vocabulary.ts'
import type { RunHistory } from '../jobs/history.ts'
import type { RunTally } from '../jobs/run-record.ts'
import type { JobStatus } from '../schedule/job-status.ts'

/** The worst first; null is a run in flight. */
const WORST_FIRST: readonly (RunOutcome | null)[] = [
  'failed',
  'interrupted',
  'partial',
  'cancelled',
  'skipped',
  null,
  'succeeded',
]
const LONGEST_DAYS = 400
/** Planned times that are worked out for each job. */
const PLANNED = 100

/** What a timeline covers: instants, and into how many parts the time is divided. */
export interface TimelineInput {
  readonly from: string
  readonly to: string
  readonly parts: number
}

/** @throws VigieError invalid_input for a time that is empty or too long */
export function timelineOf(
  runs: RunHistory,
  jobs: readonly Pick<JobStatus, 'id' | 'nextTimes'>[],
  input: TimelineInput,
  zone: string,
): Timeline {
  const from = Date.parse(input.from)
  const to = Date.parse(input.to)
  if (to <= from) throw unusable('to', 'runs.empty_time')
  if (to - from > LONGEST_DAYS * DAY_MS) throw unusable('from', 'runs.long_time', { days: LONGEST_DAYS })
  const width = Math.ceil((to - from) / input.parts)
  const tallies = Map.groupBy(
    runs.tally({ jobIds: jobs.map(({ id }) => id), from, width, parts: input.parts }),
    ({ jobId }) => jobId,
  )
  return {
    from: toInstant(from, zone),
    to: toInstant(to, zone),
    part_ms: width,
    jobs: jobs.map((job) => ({
      job_id: job.id,
      parts: partsOf(tallies.get(job.id) ?? []),
      ...plannedIn(job, from, to, width),
    })),
  }
}

function partsOf(tallies: readonly RunTally[]): TimelineLane['parts'] {
  const byPart = Map.groupBy(tallies, ({ part }) => part)
  return [...byPart]
    .sort(([a], [b]) => a - b)
    .map(([part, found]) => ({
      part,
      runs: found
        .map(({ outcome, count }) => ({ outcome, count }))
        .sort((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome)),
    }))
}

function plannedIn(
  job: Pick<JobStatus, 'nextTimes'>,
  from: number,
  to: number,
  width: number,
): Pick<TimelineLane, 'planned' | 'planned_on'> {
  const times = job.nextTimes(PLANNED)
  const within = times.filter((time) => time >= from && time < to)
  const last = times.at(-1)
  return {
    planned: [...new Set(within.map((time) => Math.floor((time - from) / width)))],
    planned_on: times.length === PLANNED && last !== undefined && last < to,
  }
}
