/** The contract between the runner and a kind of job. */
import type { DefinitionOf } from '../../../shared/job.ts'
import type { Progress, UnlocalizedFault } from '../../../shared/run.ts'
import type { Kind, RunCause } from '../../../shared/vocabulary.ts'
import type { Log } from '../ports/log.ts'

/** Everything one attempt of a run may know. */
export interface RunContext<K extends Kind> {
  readonly jobId: string
  readonly definition: DefinitionOf<K>
  readonly runId: string
  readonly cause: RunCause
  /** The time this run was meant for, ms. */
  readonly scheduledFor: number
  /** 1 for the first attempt. */
  readonly attempt: number
  /** Aborted by cancel, by the deadline and by shutdown. */
  readonly signal: AbortSignal
  /** Report as often as you like: the runner stores coarsely and streams at most four times a second. */
  readonly progress: (progress: Progress) => void
  readonly log: Log
}

/** What an attempt that did not throw found. `partial` needs at least one fault. */
export interface RunResult {
  readonly outcome: 'succeeded' | 'partial'
  readonly faults: readonly UnlocalizedFault[]
  /** Kept with the run and shown in history. Small, JSON. */
  readonly summary: Record<string, string | number | boolean | null>
  /** `after` schedules: run again at once while there is more to do (trades catching up asks false: it pauses). */
  readonly again?: boolean
  /** Its signal ended it before its work was done: the run ends as the signal says, with what is told here. */
  readonly stopped?: boolean
}

/** A definition that is to be made, or to take the place of another. */
export interface Changing<Definition> {
  readonly definition: Definition
  /** Null where the job is new, or of another kind so far. */
  readonly before: Definition | null
  /** The other jobs of the kind, by their ids. */
  readonly others: ReadonlyMap<string, Definition>
}

/**
 * One kind of job. `run` throws to fail: a VigieError keeps its code in the history; `source_rate_limited`
 * carries `params.seconds`, which the next attempt obeys.
 */
export interface JobKind<K extends Kind> {
  readonly kind: K
  /** The job made at first start; ids of default jobs equal their kind. */
  readonly defaults: (zone: string) => DefinitionOf<K>
  /** Whether a start or a due time makes sense now: null, or why not (shown as the job's state "off"). */
  readonly ready?: (definition: DefinitionOf<K>) => string | null
  /** Refuses a definition that would get in the way of another job. @throws VigieError invalid_input */
  readonly assertApart?: (changing: Changing<DefinitionOf<K>>) => void
  readonly run: (context: RunContext<K>) => Promise<RunResult>
  /**
   * What a run that fails, is stopped, or died with its process has done all the same, for its summary: what it cost,
   * for example. Told from what is stored: the process that began the run may be gone.
   */
  readonly partialSummary?: (runId: string) => RunResult['summary']
}

/** All kinds; a kind without an entry does not compile. */
export type KindRegistry = { readonly [K in Kind]: JobKind<K> }
