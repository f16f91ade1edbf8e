/** The scheduler in the words of the first source document. Ids may be its aliases, such as `index_update_10min`. */
import type { Job } from '../../../shared/job.ts'
import { resolveAlias } from './aliases.ts'
import type { JobsService, PauseInput } from './jobs.ts'

export interface SchedulerStatus {
  running: boolean
  jobs_count: number
  jobs: { id: string; name: string; next_run_time: string | null; trigger: string }[]
}
interface Changed {
  message: string
  job: Job
}

export interface SchedulerService {
  status(): SchedulerStatus
  trigger(input: { id: string }): { message: string; run_id: string }
  pause(input: PauseInput & { id: string }): Changed
  resume(input: { id: string }): Changed
  /** Makes a job run every so many minutes; another form of schedule becomes an interval. */
  configure(input: { id: string; interval_minutes: number }): Changed
}

/** `jobs` does the work; `running` is told by the caller, who knows whether anybody looks at the clock. */
export function createSchedulerService(jobs: JobsService, looking: () => boolean): SchedulerService {
  const known = <Input extends { id: string }>(input: Input) => ({ ...input, id: resolveAlias(input.id) })
  return {
    status: () => {
      const on = jobs.list().jobs.filter(({ state }) => state !== 'off')
      const allPaused = on.length > 0 && on.every(({ pause }) => pause !== null)
      return {
        running: looking() && !allPaused,
        jobs_count: on.length,
        jobs: on.map(({ id, definition, next_run_time, trigger }) => ({
          id,
          name: definition.name,
          next_run_time,
          trigger,
        })),
      }
    },
    trigger: (input) => jobs.trigger(known(input)),
    pause: (input) => {
      const job = jobs.pause(known(input))
      const until = job.pause?.until ?? 'it is resumed'
      return { job, message: `The job "${job.id}" is paused until ${until}` }
    },
    resume: (input) => {
      const job = jobs.resume(known(input))
      return { job, message: `The job "${job.id}" is resumed` }
    },
    configure: ({ id, interval_minutes }) => {
      const schedule = { form: 'every', every_seconds: Math.round(interval_minutes * 60) }
      const job = jobs.configure({ id: resolveAlias(id), changes: { schedule } })
      return { job, message: `The job "${job.id}" now runs every ${interval_minutes} min` }
    },
  }
}
