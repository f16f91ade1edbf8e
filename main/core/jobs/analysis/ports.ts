/** What the analysis kind asks of the world: a place for its calls. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'

/** One call of the service: an attempt of a run. */
export interface AnalysisCall {
  readonly id: string
  readonly jobId: string
  readonly runId: string
  /** 1 for the first attempt of the run; more are retries. */
  readonly attempt: number
  /** When it was sent, ms. */
  readonly at: number
  readonly durationMs: number
  /** HTTP status, null where no answer came. */
  readonly status: number | null
  readonly succeeded: boolean
  /** Whether the answer says that an execution was triggered; null where it says nothing. */
  readonly executionTriggered: boolean | null
  readonly error: { readonly code: string; readonly told: LocalizableMessage } | null
  /** The answer as text, redacted and cut; null where no answer came. */
  readonly answer: string | null
  readonly answerCut: boolean
}

/** Figures over a stretch of time. Durations in ms are of answered calls; null where there was none. */
export interface CallStatistics {
  readonly calls: number
  readonly succeeded: number
  readonly retries: number
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

/** Port: calls as they are kept. Instants are ms. */
export interface AnalysisStore {
  save(call: AnalysisCall): void
  /** Newest first; at most `limit` calls older than `before` (a call id) where given. */
  list(jobId: string, limit: number, before?: string): readonly AnalysisCall[]
  find(id: string): AnalysisCall | null
  last(jobId: string): AnalysisCall | null
  lastFailed(jobId: string): AnalysisCall | null
  /** Over calls sent at or after `since`. */
  statistics(jobId: string, since: number): CallStatistics
}
