/** What Vigie remembers of a job between two looks, and where it is kept. Instants are epoch milliseconds. */

/** State of one job. The definition lives in the settings; this is what has become of it. */
export interface JobStateRecord {
  readonly jobId: string
  /** The schedule this state was planned with, as JSON. Another one means: plan anew. */
  readonly scheduleKey: string
  /** `every` from start: the start. `after`: the end of the previous run. */
  readonly anchorAt: number
  /** The last planned time that has its outcome; null before the first. */
  readonly lastPlanned: number | null
  /** The next planned time without an outcome; null where nothing is planned. */
  readonly nextDue: number | null
  readonly pausedSince: number | null
  /** null with `pausedSince` set: until the owner resumes. */
  readonly pausedUntil: number | null
  /** Failed runs in a row. */
  readonly failures: number
  readonly haltedAt: number | null
  /** The skip record of the stretch going on (paused, halted, still running), whose count still grows. */
  readonly openSkip: string | null
}

export interface JobStateStore {
  all(): JobStateRecord[]
  get(jobId: string): JobStateRecord | null
  save(state: JobStateRecord): void
  remove(jobId: string): void
}
