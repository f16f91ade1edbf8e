/** Streams of holders of a token: counted, and ended when the token is revoked, replaced or expired, whichever process did it. */
import type { ReceivedRequest } from './request.ts'

const LOOK_EVERY_MS = 2_000

/** A stream that may be open. Call `end` if its answer is none, or it would be watched and counted for ever. */
interface HolderStream {
  /** Ends with the caller, with the token, or by `end`. */
  readonly signal: AbortSignal
  readonly end: () => void
}

/**
 * @param count counts the stream until the signal is aborted @throws what it throws
 * @param accepted asks again whether the token of a request is
 */
export function holderStream(
  request: ReceivedRequest,
  count: (signal: AbortSignal) => void,
  accepted: (request: ReceivedRequest) => boolean,
): HolderStream {
  const ended = new AbortController()
  const signal = AbortSignal.any([request.signal, ended.signal])
  count(signal)
  const timer = setInterval(() => {
    if (!accepted(request)) ended.abort()
  }, LOOK_EVERY_MS).unref()
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  return { signal, end: () => ended.abort() }
}
