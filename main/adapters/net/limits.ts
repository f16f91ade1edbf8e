/** The time limit of a request, its abort, and the mapping of its errors. */
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import type { HttpRequest } from '../../core/ports/http.ts'
import { networkReason } from './reasons.ts'

const DEFAULT_TIMEOUT_MS = 30_000

/** The time limit of one request. Each part of an answer restarts it. */
export interface Limits {
  /** The name of the source in errors. */
  readonly source: string
  /** Aborted by the caller or by the time limit. */
  readonly signal: AbortSignal
  /** Restarts the time limit. */
  readonly restart: () => void
  /** Stops the time limit. */
  readonly pause: () => void
  /** Returns the registered error for what a network stack threw; the caller's own abort is unchanged. */
  readonly explain: (error: unknown) => unknown
}

/** The time limit starts with the call. */
export function limitsOf({ source: name, signal: outer, timeoutMs }: HttpRequest, url: URL): Limits {
  const source = name ?? (url.host || url.pathname)
  const milliseconds = timeoutMs ?? DEFAULT_TIMEOUT_MS
  const late = new AbortController()
  const arm = () => setTimeout(() => late.abort(), milliseconds)
  let timer = arm()
  const signal = outer === undefined ? late.signal : AbortSignal.any([outer, late.signal])
  const pause = () => clearTimeout(timer)
  const failure = (code: 'source_timeout' | 'source_unreachable', params: ErrorParams, cause: unknown) =>
    new VigieError(code, { source, ...params }, { cause })

  return {
    source,
    signal,
    pause,
    restart: () => {
      pause()
      timer = arm()
    },
    explain: (error) => {
      if (error instanceof VigieError) return error
      if (outer?.aborted) return outer.reason
      if (late.signal.aborted) return failure('source_timeout', { seconds: milliseconds / 1000 }, error)
      return failure('source_unreachable', { detail: networkReason(error, url.hostname) }, error)
    },
  }
}
