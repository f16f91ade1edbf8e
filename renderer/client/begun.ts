/**
 * Requests of the first view that begin before its script is there: `begin.ts` sends them, and the transport takes their
 * answers when the first view asks for the same.
 */
import { type ClientCaller, headersOf } from './transport.ts'

/** A request on its way, with what it was sent with. */
interface BegunRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly answer: Promise<Response>
  readonly abort: AbortController
}

declare global {
  interface Window {
    /** Requests on their way, by their addresses. */
    vigieBegun?: Map<string, BegunRequest>
  }
}

/** Where the panel came from, and where REST is: with the path below which a proxy serves it. */
export const panelAddress = (): string => new URL('.', window.location.href).href

/** Sends requests without waiting for their answers. @param paths below the panel's address */
export function beginRequests(paths: readonly string[], caller: ClientCaller): void {
  const begun = new Map<string, BegunRequest>()
  for (const path of paths) {
    const url = panelAddress() + path
    const headers = headersOf(caller)
    const abort = new AbortController()
    const answer = fetch(url, { headers, signal: abort.signal, redirect: 'manual' })
    // Whoever takes it is told; until then nobody listens.
    answer.catch(() => undefined)
    begun.set(url, { headers, answer, abort })
  }
  window.vigieBegun = begun
}

/** Takes the answer to a request that has begun with the same headers, once; otherwise sends it. */
export function sendOrTake(request: Request, init: RequestInit): Promise<Response> {
  const begun = window.vigieBegun?.get(request.url)
  if (begun === undefined) return fetch(request, init)
  window.vigieBegun?.delete(request.url)
  const isSame = Object.entries(begun.headers).every(([name, value]) => request.headers.get(name) === value)
  if (request.method !== 'GET' || !isSame) {
    begun.abort.abort()
    return fetch(request, init)
  }
  if (request.signal.aborted) begun.abort.abort()
  request.signal.addEventListener('abort', () => begun.abort.abort(), { once: true })
  return begun.answer
}
