/** One call of the analysis service, judged and stored whatever the result. */
import { withoutCredentials } from '../../../../shared/clean-text.ts'
import { literalMessage, VigieError } from '../../../../shared/errors.ts'
import { excerpt } from '../../../../shared/excerpt.ts'
import type { AnalysisSettings } from '../../../../shared/kinds/analysis.ts'
import { waitAskedBy } from '../../net/gate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { HttpClient, HttpReply } from '../../ports/http.ts'
import { credentialsIn } from '../../values/secrets.ts'
import { StopRun } from '../attempts.ts'
import { executionTriggered, reasonIn, saysSuccess, storable } from './answer.ts'
import type { AnalysisCall } from './ports.ts'
import { address } from './readiness.ts'

/** Longer answers are refused, even if only a small part would be stored. */
const MAX_ANSWER_BYTES = 8_000_000

/** What one call needs: a way out and the time. */
export interface CallDeps {
  readonly http: HttpClient
  readonly clock: Clock
}

/** What a call is about. */
export type CallOrigin = Pick<AnalysisCall, 'id' | 'jobId' | 'runId' | 'attempt'>

/** A finished call, with the error to throw if it failed. */
export interface FinishedCall {
  /** Null if the service asked to wait, or had asked before and nothing was sent: that is a wait, not a call. */
  readonly call: AnalysisCall | null
  readonly error: unknown
}

/** Calls the service once. Never throws: errors are in the call and in `error`. */
export async function callOnce(
  deps: CallDeps,
  settings: AnalysisSettings,
  origin: CallOrigin,
  signal: AbortSignal,
): Promise<FinishedCall> {
  const at = deps.clock.now()
  const started = deps.clock.monotonic()
  const took = () => Math.round(deps.clock.monotonic() - started)
  try {
    const reply = await deps.http.send(requestOf(settings, origin.runId, signal))
    const wait = waitOf(reply, withoutCredentials(settings.url))
    if (wait !== null) return { call: null, error: wait }
    return judged(reply, settings, { ...origin, at, durationMs: took() })
  } catch (error) {
    if (error instanceof VigieError && error.code === 'source_rate_limited') return { call: null, error }
    const nothing = { status: null, executionTriggered: null, answer: null, answerCut: false }
    return {
      call: { ...origin, at, durationMs: took(), succeeded: false, ...nothing, error: named(error) },
      error,
    }
  }
}

/** Returns why an answer is no call: the service asks to wait, or is unavailable without saying how long. */
function waitOf(reply: HttpReply, source: string): VigieError | null {
  const { status } = reply
  return (
    waitAskedBy(reply, source) ??
    (status === 503 ? new VigieError('analysis_rejected', { source, status }) : null)
  )
}

/** The attempts of a run have one key, so that a service may carry out a repeated request once. */
function requestOf(settings: AnalysisSettings, runId: string, signal: AbortSignal) {
  const sends = settings.method === 'POST'
  return {
    url: address(settings.url, settings.path),
    method: settings.method,
    headers: {
      accept: 'application/json',
      'idempotency-key': runId,
      ...(sends ? { 'content-type': 'application/json' } : {}),
      ...settings.headers,
    },
    ...(sends ? { body: JSON.stringify(settings.body) } : {}),
    signal,
    timeoutMs: settings.timeout_seconds * 1000,
    maxBytes: MAX_ANSWER_BYTES,
    redirects: 0,
    source: withoutCredentials(settings.url),
  } as const
}

function judged(
  reply: HttpReply,
  settings: AnalysisSettings,
  timed: CallOrigin & { at: number; durationMs: number },
): FinishedCall {
  const text = reply.text()
  const secrets = [...credentialsIn(address(settings.url, settings.path)), ...Object.values(settings.headers)]
  const kept = storable(text, settings.answer_kept_bytes, secrets)
  const { error, answer } = verdict(reply, withoutCredentials(settings.url), secrets)
  const call: AnalysisCall = {
    ...timed,
    status: reply.status,
    succeeded: error === null,
    executionTriggered: executionTriggered(answer),
    error: error && named(error),
    answer: kept.text,
    answerCut: kept.cut,
  }
  return { call, error }
}

/** A service that did what was asked may have nothing to say. */
const NO_CONTENT = 204

function verdict(
  reply: HttpReply,
  source: string,
  secrets: readonly string[],
): { error: VigieError | null; answer: unknown } {
  if (reply.status < 200 || reply.status > 299) {
    return { error: new VigieError('analysis_rejected', { source, status: reply.status }), answer: undefined }
  }
  if (reply.status === NO_CONTENT) return { error: null, answer: undefined }
  try {
    const answer = reply.json()
    if (saysSuccess(answer)) return { error: null, answer }
    const detail = excerpt(reasonIn(answer, secrets), 200)
    return { error: new VigieError('analysis_unsuccessful', { source, detail }), answer }
  } catch (error) {
    if (error instanceof VigieError) return { error, answer: undefined }
    throw error
  }
}

function named(error: unknown): NonNullable<AnalysisCall['error']> {
  if (error instanceof VigieError) return { code: error.code, message: error.localizable }
  if (error instanceof StopRun)
    return { code: 'cancelled', message: { messageKey: `outcome.${error.outcome}` } }
  return { code: 'cancelled', message: literalMessage(String(error)) }
}
