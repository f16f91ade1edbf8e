/** The history of runs, newest first. */
import type { RecentRuns } from '../../../shared/contract/jobs.ts'
import type { Timeline } from '../../../shared/contract/timeline.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { UnlocalizedRun } from '../../../shared/run.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { RunOutcome } from '../../../shared/vocabulary.ts'
import type { RunHistory } from '../jobs/history.ts'
import type { RunQuery, RunRecord } from '../jobs/run-record.ts'
import type { JobStatus } from '../schedule/job-status.ts'
import { runView } from './job-view.ts'
import { pageOf } from './page.ts'
import { type TimelineInput, timelineOf } from './timeline.ts'

const inShort = ({
  id,
  scheduled_for,
  started_at,
  duration_ms,
  outcome,
  skip_reason,
  skipped_count,
}: UnlocalizedRun) => ({ id, scheduled_for, started_at, duration_ms, outcome, skip_reason, skipped_count })

interface RunsInput {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly job_id?: string | undefined
  readonly outcome?: RunOutcome | undefined
  /** Instants of the planned time: the first one that counts, and the first one that no longer does. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Operations on the history of runs. */
export interface RunsService {
  /** @throws VigieError job_not_found | invalid_input for an unknown cursor */
  list(input: RunsInput): { items: UnlocalizedRun[]; next_cursor: string | null }
  /** The last runs of every job. */
  recent(input: { readonly limit: number }): { jobs: RecentRuns[] }
  /** @throws VigieError invalid_input for a time that is empty or too long */
  timeline(input: TimelineInput): Timeline
  /** @throws VigieError run_not_found */
  get(input: { id: string }): UnlocalizedRun
}

type RunCursor = NonNullable<RunQuery['before']>

const cursorOf = ({ scheduledFor, id }: RunCursor) => `${scheduledFor}.${id}`

function placeOf(cursor: string): RunCursor {
  const [, scheduledFor, id] = /^(-?\d{1,16})\.(.+)$/.exec(cursor) ?? []
  if (scheduledFor === undefined || id === undefined) {
    throw unusable('cursor', 'not_a_cursor')
  }
  return { scheduledFor: Number(scheduledFor), id }
}

/** The jobs that there are. */
interface KnownJobs {
  readonly all: () => readonly Pick<JobStatus, 'id' | 'nextTimes'>[]
  readonly has: (id: string) => boolean
}

/** `zoneOf` returns the zone of a job, including a deleted one; `zone`, that of this Vigie. */
export function createRunsService(
  runs: RunHistory,
  zoneOf: (jobId: string) => string,
  jobs: KnownJobs,
  zone: () => string,
): RunsService {
  const view = (run: RunRecord) => runView(run, zoneOf(run.jobId))

  /** The runs of a deleted job are still there. */
  function assertJob(id: string): void {
    if (!jobs.has(id) && runs.list({ jobId: id, limit: 1 }).length === 0)
      throw new VigieError('job_not_found', { id })
  }

  return {
    list: ({ limit, cursor, job_id, outcome, from, to }) => {
      if (job_id !== undefined) assertJob(job_id)
      const found = runs.list({
        limit: limit + 1,
        ...(job_id === undefined ? {} : { jobId: job_id }),
        ...(outcome === undefined ? {} : { outcome }),
        ...(from === undefined ? {} : { from: Date.parse(from) }),
        ...(to === undefined ? {} : { to: Date.parse(to) }),
        ...(cursor === undefined ? {} : { before: placeOf(cursor) }),
      })
      return pageOf(found, limit, cursorOf, view)
    },
    recent: ({ limit }) => ({
      jobs: jobs.all().map(({ id: jobId }) => ({
        job_id: jobId,
        runs: runs.list({ jobId, limit }).map(view).map(inShort),
      })),
    }),
    timeline: (input) => timelineOf(runs, jobs.all(), input, zone()),
    get: ({ id }) => {
      const run = runs.get(id)
      if (run === null) throw new VigieError('run_not_found', { id })
      return view(run)
    },
  }
}
