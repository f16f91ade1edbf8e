/** Compares the wall clock with the stored due times, and starts what is due. */
import type { JobDefinition } from '../../../shared/job.ts'
import type { JobStateRecord } from './state.ts'

/** A job as the timekeeper knows it. */
export interface Standing {
  readonly id: string
  readonly definition: JobDefinition
  readonly state: JobStateRecord
  /** Why the job cannot run at all now, in English; null where it can. */
  readonly hindrance: string | null
  /** The next `count` times it will be started, pauses considered. */
  readonly nextTimes: (count: number) => number[]
}

export interface Timekeeper {
  /** Closes what a process that died left open, plans every job and begins to look. Idempotent. */
  start(): void
  /** Stops looking, aborts what runs and waits for it, at most 5 s. Idempotent; may be called during `start`. */
  stop(): Promise<void>
  /** Looks at once: after sleep, a clock change, a zone change. */
  wake(): void
  readonly running: boolean
  jobs(): Standing[]
  /** @throws VigieError job_not_found */
  job(id: string): Standing
  /** Starts a run now. @returns its id. @throws VigieError already_running | job_not_ready | job_not_found */
  trigger(id: string): string
  /** Pauses until an instant, or until resumed (null). */
  pause(id: string, until: number | null): void
  /** Ends a pause and a halt, and forgets the failures. What was paused is not replayed. */
  resume(id: string): void
}
