/** Jobs as every door sees and changes them. */
import type * as z from 'zod'
import type { jobsContract } from '../../../shared/contract/jobs.ts'
import type { Job, JobDefinition, PauseLength } from '../../../shared/job.ts'

export interface PauseInput {
  readonly length?: PauseLength | undefined
  readonly until?: string | undefined
}
type Changes = Record<string, z.core.util.JSONType>
type Accepted = { message: string; run_id: string }

export interface JobsService {
  list(): { jobs: Job[] }
  /** @throws VigieError job_not_found, as every procedure that takes an id */
  get(input: { id: string }): Job
  /** @throws VigieError job_exists | cron_* | schedule_never_runs | invalid_input */
  create(input: { id: string; definition: JobDefinition }): Job
  /** Deep merge; the whole definition is parsed again; nothing changes where it is refused. */
  configure(input: { id: string; changes: Changes }): Job
  /** @throws VigieError job_built_in for the jobs Vigie makes itself */
  remove(input: { id: string }): { removed: true }
  /** @throws VigieError already_running | job_not_ready */
  trigger(input: { id: string }): Accepted
  /** @throws VigieError not_running */
  cancel(input: { id: string }): Accepted
  pause(input: PauseInput & { id: string }): Job
  resume(input: { id: string }): Job
  pauseAll(input: PauseInput): { jobs: Job[] }
  resumeAll(): { jobs: Job[] }
}
export type JobsContract = typeof jobsContract
