/** A stored run, and its store. Instants are epoch milliseconds. */
import type { JobProgress, Run, UnlocalizedFault } from '../../../shared/run.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { JobKindName, RunCause, RunOutcome, SkipReason } from '../../../shared/vocabulary.ts'

type RunSummary = Run['summary']

/** A stored run. Instants are in ms, null if not reached yet. */
export interface RunRecord {
  readonly id: string
  readonly jobId: string
  readonly kind: JobKindName
  readonly cause: RunCause
  /** Unique within the job: the planned instant, or the cause and the id for an unplanned run. */
  readonly occurrence: string
  readonly scheduledFor: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly durationMs: number | null
  readonly attempts: number
  readonly outcome: RunOutcome | null
  readonly skipReason: SkipReason | null
  readonly skippedCount: number
  readonly nextAttemptAt: number | null
  readonly progress: JobProgress | null
  readonly faults: readonly UnlocalizedFault[]
  readonly summary: RunSummary
}

/** The fields of a run that may change after it was written. */
export type RunChange = Partial<
  Omit<RunRecord, 'id' | 'jobId' | 'kind' | 'cause' | 'occurrence' | 'scheduledFor'>
>

/** Filters of a list of runs; an absent one means any. */
export interface RunQuery {
  readonly jobId?: string
  readonly outcome?: RunOutcome
  /** Planned at this instant or later, ms. */
  readonly from?: number
  /** Planned before this instant, ms. */
  readonly to?: number
  readonly limit: number
  /** Only runs after this position (order: newest planned time first, then id). */
  readonly before?: { readonly scheduledFor: number; readonly id: string }
}

/** A time, divided into equal parts. */
export interface RunSpan {
  readonly jobIds: readonly string[]
  /** ms */
  readonly from: number
  /** Length of a part, ms. */
  readonly width: number
  readonly parts: number
}

/** How many runs of a job were planned in a part of a time, with one outcome; null for those in flight. */
export interface RunTally {
  readonly jobId: string
  readonly part: number
  readonly outcome: RunOutcome | null
  readonly count: number
}

/** Port: stored runs. */
export interface RunStore {
  /** @returns false, and writes nothing, if the job already has a run of this occurrence */
  insert(run: RunRecord): boolean
  /** Changes a run. `outcome` is written only once. */
  update(id: string, change: RunChange): void
  get(id: string): RunRecord | null
  hasOccurrence(jobId: string, occurrence: string): boolean
  /** Gives a planned time free if it is only recorded as missed: the record stays, with the reason `clock`. @returns whether it was */
  freeMissed(jobId: string, occurrence: string): boolean
  /** Returns the last time of a job that has a run or a record of skipped times; null if none has, or only under a wrong clock. */
  lastDecided(jobId: string): EpochMs | null
  /** Returns the newest ended run of a job, skips left out unless it found no network; null if there is none. */
  lastEnded(jobId: string): RunRecord | null
  /** Returns the runs without an outcome: in flight, or left by a process that died. */
  unfinished(): RunRecord[]
  list(query: RunQuery): RunRecord[]
  /** Counts the runs of each part; those without any are left out. A record of skipped times counts once. */
  tally(span: RunSpan): RunTally[]
  /** Writes everything `work` writes, in this store and in that of the job states, in one transaction. */
  transaction<T>(work: () => T): T
}
