/** Ends a stream whose token is revoked, replaced or expired while it is open, whichever process did it. */
const LOOK_EVERY_MS = 2_000

/**
 * Returns a signal that is aborted when the token is refused, or when the other signal is.
 * @param accepted asks again
 */
export function whileAccepted(accepted: () => boolean, other: AbortSignal): AbortSignal {
  const end = new AbortController()
  const timer = setInterval(() => {
    if (!accepted()) end.abort()
  }, LOOK_EVERY_MS).unref()
  const signal = AbortSignal.any([other, end.signal])
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  return signal
}
