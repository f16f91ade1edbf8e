/** Checks whether an instance still responds while a request to it waits: a slow answer does not mean that it hangs. */
import { VigieError } from '../../../shared/errors.ts'
import { http } from '../net/node-http.ts'

/** How long an instance may be silent before a request to it gives up. */
export interface ClientPatience {
  /** How long a request waits before each check of the instance, ms. */
  readonly everyMs: number
  /** Timeout of a check, ms. */
  readonly limitMs: number
}

/** The usual patience: ten seconds in all. */
export const PATIENCE: ClientPatience = { everyMs: 5_000, limitMs: 5_000 }

/** @param silent called when the instance does not answer a check. Returns a function that stops watching */
export function watchInstance(
  socketPath: string,
  { everyMs, limitMs }: ClientPatience,
  silent: (error: VigieError) => void,
): () => void {
  let timer = later()
  let ended = false

  function later(): NodeJS.Timeout {
    return setTimeout(ask, everyMs).unref()
  }

  function ask(): void {
    const asking = http.request({
      socketPath,
      path: '/api/v1/health',
      headers: { host: 'localhost', connection: 'close' },
      timeout: limitMs,
    })
    asking.on('response', (answer) => {
      answer.resume()
      if (!ended) timer = later()
    })
    asking.on('timeout', () => {
      asking.destroy()
      const seconds = Math.ceil((everyMs + limitMs) / 1000)
      if (!ended) silent(new VigieError('instance_silent', { socket: socketPath, seconds }))
    })
    // Nothing listens any more: the waiting request gets its own error.
    asking.on('error', () => undefined)
    asking.end()
  }

  return () => {
    ended = true
    clearTimeout(timer)
  }
}
