/** Port of the analysis kind: the store of its calls. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'

/** One call of the service: one attempt of a run. */
export interface AnalysisCall {
  readonly id: string
  readonly jobId: string
  readonly runId: string
  /** 1 for the first attempt of the run; higher numbers are retries. */
  readonly attempt: number
  /** When it was sent, ms. */
  readonly at: number
  readonly durationMs: number
  /** HTTP status; null if no answer came. */
  readonly status: number | null
  readonly succeeded: boolean
  /** Whether the answer reports a triggered execution; null if it says nothing. */
  readonly executionTriggered: boolean | null
  readonly error: { readonly code: string; readonly message: LocalizableMessage } | null
  /** The answer as text, redacted and cut; null if no answer came. */
  readonly answer: string | null
  readonly answerCut: boolean
}

/** Statistics over a time range. Durations in ms are those of answered calls; null if there were none. */
export interface CallStatistics {
  readonly calls: number
  readonly succeeded: number
  readonly retries: number
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

/** Port: stored calls. Instants are in ms. */
export interface AnalysisStore {
  save(call: AnalysisCall): void
  /** Newest first; at most `limit` calls, older than `before` (a call id) if given. */
  list(jobId: string, limit: number, before?: string): readonly AnalysisCall[]
  find(id: string): AnalysisCall | null
  last(jobId: string): AnalysisCall | null
  lastFailed(jobId: string): AnalysisCall | null
  /**
   * Statistics of the calls sent from `since` to `now`. Over more than two days percentiles are exact to 2.5 %, and calls
   * of the first day count only while they are stored.
   */
  statistics(jobId: string, since: number, now: number): CallStatistics
}
