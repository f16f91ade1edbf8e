/** One run as it is kept, and where. Instants are epoch milliseconds. */
import type { Progress, Run, UnlocalizedFault } from '../../../shared/run.ts'
import type { Kind, Outcome, RunCause, SkipReason } from '../../../shared/vocabulary.ts'

export type RunSummary = Run['summary']

/** A run as it is kept. Instants are ms; null where it has not come to that yet. */
export interface RunRecord {
  readonly id: string
  readonly jobId: string
  readonly kind: Kind
  readonly cause: RunCause
  /** Unique within the job: the planned instant, or the cause and the id for a run nobody planned. */
  readonly occurrence: string
  readonly scheduledFor: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly durationMs: number | null
  readonly attempts: number
  readonly outcome: Outcome | null
  readonly skipReason: SkipReason | null
  readonly skippedCount: number
  readonly nextAttemptAt: number | null
  readonly progress: Progress | null
  readonly faults: readonly UnlocalizedFault[]
  readonly summary: RunSummary
}

/** What may change after a run was written. */
export type RunChange = Partial<
  Omit<RunRecord, 'id' | 'jobId' | 'kind' | 'cause' | 'occurrence' | 'scheduledFor'>
>

export interface RunQuery {
  readonly jobId?: string
  readonly outcome?: Outcome
  readonly limit: number
  /** Only runs older than this place in the order (newest planned time first, then id). */
  readonly before?: { readonly scheduledFor: number; readonly id: string }
}

/** Port: runs as they are kept. */
export interface RunStore {
  /** @returns false, with nothing written, where the job already has a run of this occurrence. */
  insert(run: RunRecord): boolean
  /** Changes a run. A run that has its outcome keeps it: `outcome` is only written once. */
  update(id: string, change: RunChange): void
  get(id: string): RunRecord | null
  hasOccurrence(jobId: string, occurrence: string): boolean
  /** The newest ended run of a job that is not a skip; null before the first. */
  lastEnded(jobId: string): RunRecord | null
  /** Runs without an outcome: in flight, or left by a process that died. */
  unfinished(): RunRecord[]
  list(query: RunQuery): RunRecord[]
  /** Everything `work` writes, in this store and in that of the job states, is kept together or not at all. */
  transaction<T>(work: () => T): T
}
