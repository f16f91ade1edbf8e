/**
 * `fetch` behind the gate of outside hosts, for a library with its own client: the wait that a host asked for
 * applies to it too, also after a restart.
 */
import type { HostGate } from '../../core/net/gate.ts'
import type { Delay } from '../../core/ports/delay.ts'

type FetchFunction = typeof globalThis.fetch

/** Waits up to this long pass within the call; a longer one is returned to the caller at once. */
const SHORT_SECONDS = 60
/** Anthropic's "Overloaded", equivalent to 503. */
const OVERLOADED = 529

/** For a closed host, returns 429 with the remaining wait and sends nothing. */
export function gatedFetch(fetch: FetchFunction, gate: HostGate, delay: Delay): FetchFunction {
  return async (input, init) => {
    const { host } = new URL(input instanceof Request ? input.url : input)
    const wait = gate.secondsLeft(host)
    if (wait > SHORT_SECONDS) return askedToWait(new Response(null, { status: 429 }), wait)
    if (wait > 0) await delay(wait * 1000, init?.signal ?? new AbortController().signal)
    const reply = await fetch(input, init)
    const status = reply.status === OVERLOADED ? 503 : reply.status
    gate.learn(host, status, Object.fromEntries(reply.headers))
    const asked = gate.secondsLeft(host)
    return !reply.ok && asked > SHORT_SECONDS ? askedToWait(reply, asked) : reply
  }
}

/** Returns the refusal in the form Anthropic's SDK does not retry: it would sleep for hours within one call. */
function askedToWait(reply: Response, seconds: number): Response {
  const headers = new Headers(reply.headers)
  headers.set('retry-after', String(seconds))
  headers.set('x-should-retry', 'false')
  return new Response(reply.body, { status: reply.status, headers })
}
