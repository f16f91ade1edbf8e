/** The scheduler with the terms of the first source document. */
import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { CommandRight } from '../jobs/command/rights.ts'
import type { UnlocalizedJob } from './job-view.ts'
import type { JobsService, PauseInput } from './jobs.ts'

interface SchedulerStatus {
  running: boolean
  jobs_count: number
  jobs: { id: string; name: string; next_run_time: string | null; trigger: string }[]
}
interface ChangedJob {
  message: LocalizableMessage
  job: UnlocalizedJob
}

/** The procedures of `scheduler`. Each throws as its counterpart of `jobs` does. */
export interface SchedulerService {
  status(): SchedulerStatus
  trigger(input: { id: string }, caller?: CommandRight): { message: LocalizableMessage; run_id: string }
  pause(input: PauseInput & { id: string }): ChangedJob
  resume(input: { id: string }): ChangedJob
  /** Makes a job run every given number of minutes; any other form of schedule becomes an interval. */
  configure(input: { id: string; interval_minutes: number }, caller?: CommandRight): ChangedJob
}

/** `jobs` does the work; the caller supplies `running`, as it knows whether a timekeeper runs. */
export function createSchedulerService(jobs: JobsService, looking: () => boolean): SchedulerService {
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
    trigger: (input, caller) => jobs.trigger(input, caller),
    pause: (input) => {
      const job = jobs.pause(input)
      const until = job.pause?.until ?? null
      return { job, message: pausedUntil(job.id, until) }
    },
    resume: (input) => {
      const job = jobs.resume(input)
      return { job, message: { messageKey: 'reply.job_resumed', params: { id: job.id } } }
    },
    configure: ({ id, interval_minutes }, caller) => {
      const schedule = { form: 'every', every_seconds: Math.round(interval_minutes * 60) }
      const job = jobs.configure({ id, changes: { schedule } }, caller)
      return { job, message: { messageKey: 'reply.job_every', params: { id, minutes: interval_minutes } } }
    },
  }
}

const pausedUntil = (id: string, until: string | null): LocalizableMessage =>
  until === null
    ? { messageKey: 'reply.job_paused', params: { id } }
    : { messageKey: 'reply.job_paused_until', params: { id, until } }
