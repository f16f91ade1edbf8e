/** Whether an instance still answers, asked while a request to it waits: a long answer is no hung instance. */
import { request } from 'node:http'
import { VigieError } from '../../../shared/errors.ts'

export interface Patience {
  /** How long a request waits before the instance is asked whether it is alive, and again, ms. */
  readonly everyMs: number
  /** How long that question may take, ms. */
  readonly limitMs: number
}

export const PATIENCE: Patience = { everyMs: 5_000, limitMs: 5_000 }

/** @param silent called once the instance leaves the question unanswered. Returns how to end the watch. */
export function watchInstance(
  socketPath: string,
  { everyMs, limitMs }: Patience,
  silent: (error: VigieError) => void,
): () => void {
  let timer = later()
  let ended = false

  function later(): NodeJS.Timeout {
    return setTimeout(ask, everyMs).unref()
  }

  function ask(): void {
    const asking = request({
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
    // Nobody listens any more: the request that waits finds that out by itself.
    asking.on('error', () => undefined)
    asking.end()
  }

  return () => {
    ended = true
    clearTimeout(timer)
  }
}
