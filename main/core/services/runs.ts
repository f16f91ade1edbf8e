/** The history of runs, newest first. */
import type { RecentRuns } from '../../../shared/contract/jobs.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { UnlocalizedRun } from '../../../shared/run.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Outcome } from '../../../shared/vocabulary.ts'
import type { RunQuery, RunRecord, RunStore } from '../jobs/run-record.ts'
import { runView } from './job-view.ts'
import { pageOf } from './page.ts'

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
  readonly outcome?: Outcome | undefined
}

/** Operations on the history of runs. */
export interface RunsService {
  /** @throws VigieError invalid_input for an unknown cursor */
  list(input: RunsInput): { items: UnlocalizedRun[]; next_cursor: string | null }
  /** The last runs of every job. */
  recent(input: { readonly limit: number }): { jobs: RecentRuns[] }
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

/** `zoneOf` returns the zone of a job, including a deleted one; `jobIds`, those of the jobs that there are. */
export function createRunsService(
  runs: RunStore,
  zoneOf: (jobId: string) => string,
  jobIds: () => readonly string[],
): RunsService {
  const view = (run: RunRecord) => runView(run, zoneOf(run.jobId))
  return {
    list: ({ limit, cursor, job_id, outcome }) => {
      const found = runs.list({
        limit: limit + 1,
        ...(job_id === undefined ? {} : { jobId: job_id }),
        ...(outcome === undefined ? {} : { outcome }),
        ...(cursor === undefined ? {} : { before: placeOf(cursor) }),
      })
      return pageOf(found, limit, cursorOf, view)
    },
    recent: ({ limit }) => ({
      jobs: jobIds().map((jobId) => ({
        job_id: jobId,
        runs: runs.list({ jobId, limit }).map(view).map(inShort),
      })),
    }),
    get: ({ id }) => {
      const run = runs.get(id)
      if (run === null) throw new VigieError('run_not_found', { id })
      return view(run)
    },
  }
}
