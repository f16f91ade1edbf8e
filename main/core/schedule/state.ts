/** The stored state of a job, and its store. Instants are epoch milliseconds. */

/** State of one job. The definition is in the settings; this is what happened to it. */
export interface JobStateRecord {
  readonly jobId: string
  /** The schedule this state was planned with, as JSON. If it differs, plan again. */
  readonly scheduleKey: string
  /** For `every` from start: the start. For `after`: the end of the previous run. */
  readonly anchorAt: number
  /** The last planned time with an outcome; null if there is none. */
  readonly lastPlanned: number | null
  /** The next planned time without an outcome; null if nothing is planned. */
  readonly nextDue: number | null
  readonly pausedSince: number | null
  /** Null with `pausedSince` set: until the owner resumes. */
  readonly pausedUntil: number | null
  /** Number of consecutive failed runs. */
  readonly failures: number
  /** When the first attempt after the last success failed; null if none has. Pauses and halts leave it as it is. */
  readonly failingSince: number | null
  readonly haltedAt: number | null
  /** The skip record of the current range (paused, halted, still running), whose count still grows. */
  readonly openSkip: string | null
}

/** The port that stores the state of jobs between starts. */
export interface JobStateStore {
  all(): JobStateRecord[]
  get(jobId: string): JobStateRecord | null
  save(state: JobStateRecord): void
  remove(jobId: string): void
}
