/**
 * `fetch` behind the gate of outside hosts, for a library that brings its own client: the wait that a host asked for
 * holds for it as for everyone else, and after a restart.
 */
import type { HostGate } from '../../core/net/gate.ts'
import type { Delay } from '../../core/ports/delay.ts'

type FetchFunction = typeof globalThis.fetch

/** A shorter wait is sat out within the call; a longer one is told at once to whoever asked. */
const SHORT_SECONDS = 60
/** "Overloaded" of Anthropic: its 503. */
const OVERLOADED = 529

/** A host that is to be left alone answers 429 with the wait that is left; nothing is sent to it. */
export function gatedFetch(fetch: FetchFunction, gate: HostGate, delay: Delay): FetchFunction {
  return async (input, init) => {
    const { host } = new URL(input instanceof Request ? input.url : input)
    const wait = gate.secondsLeft(host)
    if (wait > SHORT_SECONDS) return toldToWait(new Response(null, { status: 429 }), wait)
    if (wait > 0) await delay(wait * 1000, init?.signal ?? new AbortController().signal)
    const reply = await fetch(input, init)
    const status = reply.status === OVERLOADED ? 503 : reply.status
    gate.learn(host, status, reply.headers.get('retry-after') ?? undefined)
    const asked = gate.secondsLeft(host)
    return !reply.ok && asked > SHORT_SECONDS ? toldToWait(reply, asked) : reply
  }
}

/** The refusal as Anthropic's SDK understands it: it would sleep for hours within one call. */
function toldToWait(reply: Response, seconds: number): Response {
  const headers = new Headers(reply.headers)
  headers.set('retry-after', String(seconds))
  headers.set('x-should-retry', 'false')
  return new Response(reply.body, { status: reply.status, headers })
}
