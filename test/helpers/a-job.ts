/** A job as the contract returns it, idle and well unless a test says otherwise. */
import type { Job } from '../../shared/job.ts'
import type { Fault } from '../../shared/run.ts'
import type { RunOutcome } from '../../shared/vocabulary.ts'

/** What may differ: fields of the job, and the outcome and faults of its last run. */
type JobChanges = Partial<Omit<Job, 'definition' | 'last_run'>> & {
  readonly kind?: Job['definition']['kind']
  readonly settings?: object
  readonly enabled?: boolean
  readonly schedule?: object
  readonly outcome?: RunOutcome | null
  readonly skip_reason?: 'offline' | 'missed' | null
  readonly faults?: readonly Fault[]
}

/** Only the fields that the health of a job is read from are meaningful. */
export function aJob({
  kind = 'alerts',
  settings = {},
  enabled = true,
  schedule = { form: 'every', every_seconds: 300, windows: [] },
  outcome = null,
  skip_reason = null,
  faults = [],
  ...changes
}: JobChanges = {}): Job {
  return {
    id: 'alerts',
    definition: { kind, name: kind, enabled, schedule, settings, retry: { attempts: 4 } },
    state: 'idle',
    state_reason: null,
    trigger: '',
    next_run_time: null,
    next_run_times: [],
    pause: null,
    failures_in_a_row: 0,
    failing_since: null,
    running: null,
    last_run: outcome && { outcome, skip_reason, faults: [...faults] },
    ...changes,
  } as unknown as Job
}
