/**
 * What the rules look at beyond assets and maintenances. The composition root fills each list from the stores of
 * its domain; a domain that is not there gives an empty list, and its alerts end.
 */
import type { ErrorCode, ErrorParams, LocalizableMessage } from '../../../shared/errors.ts'

/**
 * One index profile with its readings, in ascending time: all of the last two sessions, and the closes of some sessions
 * before. Missing scores are left out.
 */
export interface IndexSignal {
  readonly profile: string
  /** Where the profile's extreme levels begin: extreme fear below the first, extreme greed at the second. */
  readonly bounds: { readonly fear: number; readonly greed: number }
  /** Its name, or the catalogue's key of it: an alert is told in the language of who reads it. */
  readonly name: string
  readonly readings: readonly IndexReading[]
}
export interface IndexReading {
  /** The time the score is about, ms. */
  readonly at: number
  /** Its session, `YYYY-MM-DD`. */
  readonly day: string
  readonly score: number
  /** False where much of the usual data is missing or stale: such a reading raises and ends no extreme. */
  readonly isWhole: boolean
  /** This reading and the latest one over the components both have; null where they cannot be compared. */
  readonly toLatest: { readonly before: number; readonly after: number } | null
}

/** One job that is switched on. */
export interface JobSignal {
  readonly id: string
  /** As `IndexSignal.name`. */
  readonly name: string
  /** Failed runs in a row. */
  readonly failures: number
  /** The sentence of the last failure. */
  readonly lastFailure: LocalizableMessage | string | null
  readonly haltedAt: number | null
  readonly paused: boolean
  readonly lastSuccessAt: number | null
  /** The first planned time, ms, that passed since the last success and the last pause; null where none has passed. */
  readonly waitingSince: number | null
  /** Milliseconds between planned times in the schedule's present rhythm; null while it rests, or a run is all it waits for. */
  readonly expectedEveryMs: number | null
}

/** A budget that spends itself: amounts in its own currency. */
export interface BudgetSignal {
  /** For example `occupations/2026-11`. */
  readonly id: string
  readonly name: string
  readonly spent: number
  readonly cap: number
  readonly currency: string
}

/** The disk that holds a path. */
export interface DiskSignal {
  readonly path: string
  /** null where it could not be read. */
  readonly freeBytes: number | null
}

/** How an analysed service does. */
export interface AnalysisSignal {
  readonly jobId: string
  /** As `IndexSignal.name`. */
  readonly name: string
  /** Calls in the last hour. */
  readonly calls: number
  readonly failed: number
  /** Alert above this share of failed calls; null never alerts. */
  readonly failureRateLimit: number | null
  /** Judged on the last answer; null where there is none. */
  readonly conditions: readonly {
    readonly name: string
    readonly holds: boolean | null
    readonly value: string
  }[]
}

/** A file that was damaged at the start and repaired or replaced: a registered error says what was done. */
export interface RepairSignal {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** Everything at one moment: plain data, so that it can be handed to a thread. */
export interface SignalValues {
  readonly indexes: readonly IndexSignal[]
  readonly jobs: readonly JobSignal[]
  readonly budgets: readonly BudgetSignal[]
  readonly disks: readonly DiskSignal[]
  readonly analyses: readonly AnalysisSignal[]
  readonly repairs: readonly RepairSignal[]
}

/** Port: reads all signals now. */
export type Signals = () => Promise<SignalValues>
