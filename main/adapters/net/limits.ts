/** How long a request may take, who may end it, and what its failure is called. */
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import type { HttpRequest } from '../../core/ports/http.ts'
import { networkReason } from './reasons.ts'

const DEFAULT_TIMEOUT_MS = 30_000

export interface Limits {
  /** The name of the source in errors. */
  readonly source: string
  /** Aborted by the caller or when the time is over. */
  readonly signal: AbortSignal
  /** Counts from zero again. */
  readonly restart: () => void
  /** Stops counting. */
  readonly pause: () => void
  /** The registered error for what a network stack threw; the caller's own abort stays as it is. */
  readonly explain: (error: unknown) => unknown
}

/** The clock starts with the call. */
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
