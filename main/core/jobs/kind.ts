/** The contract between the runner and a job kind. */

import type { DefinitionOf } from '../../../shared/job.ts'
import type { MessageKey } from '../../../shared/messages/index.ts'
import type { JobProgress, UnlocalizedFault } from '../../../shared/run.ts'
import type { JobKindName, Language, RunCause } from '../../../shared/vocabulary.ts'
import type { Log } from '../ports/log.ts'
import type { SettingsChoice } from './settings-choice.ts'

/** Everything an attempt of a run can use. */
export interface RunContext<K extends JobKindName> {
  readonly jobId: string
  readonly definition: DefinitionOf<K>
  readonly runId: string
  readonly cause: RunCause
  /** The time this run was planned for, ms. */
  readonly scheduledFor: number
  /** 1 for the first attempt. */
  readonly attempt: number
  /** Aborted by cancel, by the deadline and by shutdown. */
  readonly signal: AbortSignal
  /** Reports progress, as often as you like: the runner stores coarsely and streams at most four times a second. */
  readonly progress: (progress: JobProgress) => void
  readonly log: Log
}

/**
 * The result of an attempt that did not throw. `partial` and `failed` need at least one fault; a `failed` attempt is
 * final; one that throws may be retried.
 */
export interface RunResult {
  readonly outcome: 'succeeded' | 'partial' | 'failed'
  readonly faults: readonly UnlocalizedFault[]
  /** Stored with the run and shown in history. Small, JSON. */
  readonly summary: Record<string, string | number | boolean | null>
  /** For `after` schedules: run again at once because there is more to do (false if trades should pause). */
  readonly again?: boolean
  /** Its signal ended the attempt before the work was done: the run ends as the signal says, with this summary. */
  readonly stopped?: boolean
}

/** A definition to be created or to replace another. */
export interface DefinitionChange<Definition> {
  readonly definition: Definition
  /** Null if the job is new, or had another kind. */
  readonly before: Definition | null
  /** The other jobs of the kind, by their ids. */
  readonly others: ReadonlyMap<string, Definition>
}

/** Beginnings of a job by their names; the first one is the plain definition. */
export type KindTemplates<K extends JobKindName> = Readonly<Record<string, DefinitionOf<K>>>

/** The setting without which a job can do nothing: it has no default. */
export interface RequiredSetting<K extends JobKindName> {
  readonly setting: keyof DefinitionOf<K>['settings'] & string
  /** A value as an owner would write it. */
  readonly example: string
  /** Says what to set; the state of a job without it. */
  readonly absent: MessageKey
}

/**
 * A job kind. `run` throws to fail: a VigieError keeps its code in the history; `source_rate_limited` carries
 * `params.seconds`, which the next attempt waits.
 */
export interface JobKind<K extends JobKindName> {
  readonly kind: K
  /** Returns the job created at first start, unless only owners create jobs of the kind; the id of such a job is its kind. */
  readonly defaults: (zone: string) => DefinitionOf<K>
  /** Absent if a further job begins with the defaults only. */
  readonly templates?: (zone: string, language: Language) => KindTemplates<K>
  /** A job whose required setting is empty is off, and says so. */
  readonly required?: RequiredSetting<K>
  /** Returns null if the job can run now, otherwise why not (shown as the job's state "off"). */
  readonly ready?: (definition: DefinitionOf<K>) => MessageKey | null
  /** The market or exchange that some settings belong to. */
  readonly choice?: SettingsChoice
  /** Rejects a definition that conflicts with another job. @throws VigieError invalid_input */
  readonly assertApart?: (changing: DefinitionChange<DefinitionOf<K>>) => void
  readonly run: (context: RunContext<K>) => Promise<RunResult>
  /**
   * Summarises what a failed, stopped or crashed run did anyway, such as its cost. Reads only stored data:
   * the process that began the run may be gone.
   */
  readonly partialSummary?: (runId: string) => RunResult['summary']
  /** Called as a run ends that a person stopped, in the transaction of its outcome; also if it was between two attempts. */
  readonly cancelled?: () => void
}

/** All kinds; a kind without an entry does not compile. */
export type KindRegistry = { readonly [K in JobKindName]: JobKind<K> }
