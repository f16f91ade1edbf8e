/**
 * What the rules read besides assets and maintenances. The composition root fills each list from the stores
 * of its domain; a missing domain gives an empty list, and its alerts end.
 */
import type { ErrorCode } from '../../../shared/error-codes.ts'
import type { ErrorParams, LocalizableMessage } from '../../../shared/errors.ts'

/**
 * An index profile with its readings, in ascending time: all of the last two sessions, and the closes of
 * earlier ones. Missing scores are omitted.
 */
export interface IndexSignal {
  readonly profile: string
  /** The bounds of the profile's extreme levels: extreme fear below the first, extreme greed from the second. */
  readonly bounds: { readonly fear: number; readonly greed: number }
  /** Its name: an alert is shown in the reader's language. */
  readonly name: LocalizableMessage
  readonly readings: readonly IndexReading[]
}

/** One score of an index, as the index rules evaluate it. */
export interface IndexReading {
  /** The time the score refers to, ms. */
  readonly at: number
  /** Its session, `YYYY-MM-DD`. */
  readonly day: string
  readonly score: number
  /** False if much of the usual data is missing or stale: such a reading raises and ends no extreme. */
  readonly isWhole: boolean
  /** This reading and the latest one over the components both have; null if they cannot be compared. */
  readonly toLatest: { readonly before: number; readonly after: number } | null
}

/** An enabled job. */
export interface JobSignal {
  readonly id: string
  /** As `IndexSignal.name`. */
  readonly name: LocalizableMessage
  /** Number of consecutive failed runs. */
  readonly failures: number
  /** The message of the last failure. */
  readonly lastFailure: LocalizableMessage | string | null
  readonly haltedAt: number | null
  readonly paused: boolean
  readonly lastSuccessAt: number | null
  /** The first planned time after the last success and the last pause, ms; null if none has passed. */
  readonly waitingSince: number | null
  /** Milliseconds between planned times now; null while the schedule is inactive or only waits for a run. */
  readonly expectedEveryMs: number | null
}

/** A spending cap; amounts are in its own currency. */
export interface BudgetSignal {
  /** For example `occupations/2026-11`. */
  readonly id: string
  readonly name: LocalizableMessage
  readonly spent: number
  readonly cap: number
  readonly currency: string
}

/** A month of occupation records that waits for the service. */
export interface RewriteSignal {
  /** For example `occupations/12`, by its cycle. */
  readonly id: string
  readonly name: LocalizableMessage
  /** Records that are not written yet. */
  readonly left: number
  readonly cause: LocalizableMessage
}

/** The disk that contains a path. */
export interface DiskSignal {
  readonly path: string
  /** Null if it could not be read. */
  readonly freeBytes: number | null
}

/** State of an analysis service. */
export interface AnalysisSignal {
  readonly jobId: string
  /** As `IndexSignal.name`. */
  readonly name: LocalizableMessage
  /** Number of calls in the last hour. */
  readonly calls: number
  readonly failed: number
  /** The alert is raised above this share of failed calls; null disables it. */
  readonly failureRateLimit: number | null
  /** Judged on the last answer; null if there is none. */
  readonly conditions: readonly {
    readonly name: string
    readonly holds: boolean | null
    readonly value: LocalizableMessage | string
  }[]
}

/** A figure that a job keeps, with its limits. */
export interface FigureSignal {
  readonly jobId: string
  /** As `IndexSignal.name`. */
  readonly name: LocalizableMessage
  readonly figure: string
  /** What it is read in; the value of a `page` only stands for its text. */
  readonly from: string
  readonly unit: string
  /** The alert is raised above or below it; null disables it. */
  readonly above: number | null
  readonly below: number | null
  /** Whether a missing value raises an alert. */
  readonly missing: boolean
  /** Runs in a row that must agree. */
  readonly runs: number
  /** Values of the last `runs` runs, newest first; null if a run found none. */
  readonly latest: readonly (number | string | null)[]
  /** The last change of this day; null if there is none, or if it raises no alert. */
  readonly change: {
    readonly at: number
    readonly before: number | string | null
    readonly after: number | string | null
    /** Where the texts differ that the values stand for; null if the values say it, or the texts are not known. */
    readonly part: { readonly before: string; readonly after: string } | null
  } | null
}

/** A channel of notifications that is on. */
export interface ChannelSignal {
  readonly name: string
  /** Failed calls since the last one that succeeded; a refusal counts as many. */
  readonly failures: number
  readonly problem: LocalizableMessage | null
}

/** A file found damaged at startup and repaired or replaced; a registered error describes what was done. */
interface RepairSignal {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** Checks for new versions that the owner wants, ms. */
export interface UpdateSignal {
  /** The channel of releases. */
  readonly channel: string
  /** Since when they are on. */
  readonly since: number
  /** When the newest accepted description was signed; null before the first. */
  readonly issued: number | null
}

/** All signals at one moment: plain data, so that it can be passed to a worker thread. */
export interface SignalValues {
  readonly indexes: readonly IndexSignal[]
  readonly jobs: readonly JobSignal[]
  readonly budgets: readonly BudgetSignal[]
  readonly rewrites: readonly RewriteSignal[]
  readonly disks: readonly DiskSignal[]
  readonly analyses: readonly AnalysisSignal[]
  readonly figures: readonly FigureSignal[]
  readonly repairs: readonly RepairSignal[]
  readonly channels: readonly ChannelSignal[]
  readonly updates: readonly UpdateSignal[]
}

/** Port: reads all signals. */
export type ReadSignals = () => Promise<SignalValues>
