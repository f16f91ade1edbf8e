/** The scheduler in the words of the first source document. Ids may be its aliases, such as `index_update_10min`. */
import type { Job } from '../../../shared/job.ts'
import type { PauseInput } from './jobs.ts'

export interface SchedulerStatus {
  running: boolean
  jobs_count: number
  jobs: { id: string; name: string; next_run_time: string | null; trigger: string }[]
}
type Changed = { message: string; job: Job }

export interface SchedulerService {
  status(): SchedulerStatus
  trigger(input: { id: string }): { message: string; run_id: string }
  pause(input: PauseInput & { id: string }): Changed
  resume(input: { id: string }): Changed
  configure(input: { id: string; interval_minutes: number }): Changed
}
