/** Requests to sources and checks of their answers. Every error names the source and says why. */
import { fileURLToPath } from 'node:url'
import type * as z from 'zod'
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import { misshapeMessage } from '../../../shared/input-problem.ts'
import { retryAfter } from '../../core/net/gate.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { HttpClient, HttpReply, HttpRequest } from '../../core/ports/http.ts'

/** What every market source needs. */
export interface SourceDeps {
  readonly http: HttpClient
  readonly clock: Clock
  /** Timeout of one answer, ms. Default 30,000; the kind sets the deadline of a whole source. */
  readonly timeoutMs?: number
}

/** Several sources only answer browsers. */
export const BROWSER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

const ANSWER_TIMEOUT = 30_000

/**
 * Returns the address of an endpoint below a base address. A base that already names the endpoint keeps its
 * path, and a local file is unchanged.
 */
export function endpoint(base: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  if (base.startsWith('file:')) return base
  const url = new URL(base)
  const folder = url.pathname.replace(/\/+$/, '')
  url.pathname = folder.endsWith(path) ? folder : folder + path
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** Sends a request with the timeout of one answer. */
export function send(deps: SourceDeps, request: HttpRequest): Promise<HttpReply> {
  return deps.http.send({ timeoutMs: deps.timeoutMs ?? ANSWER_TIMEOUT, ...request })
}

/** @throws VigieError source_rate_limited | source_refused | source_unreachable if the status is not 2xx */
export function assertAnswered(
  source: string,
  reply: Pick<HttpReply, 'status' | 'headers' | 'url'>,
  now: number,
): void {
  if (reply.status >= 200 && reply.status < 300) return
  if (reply.url.startsWith('file:')) {
    const detail = { messageKey: 'answer.no_file', params: { path: fileURLToPath(reply.url) } } as const
    throw new VigieError('source_unreachable', { source, detail })
  }
  const wait = retryAfter(reply.headers['retry-after'], now)
  if ([418, 429, 503].includes(reply.status) && wait !== null) {
    throw new VigieError('source_rate_limited', { source, seconds: Math.ceil(wait / 1000) })
  }
  throw new VigieError('source_refused', { source, detail: `HTTP ${reply.status}`, status: reply.status })
}

/** @throws VigieError source_malformed describing what came instead of JSON */
export function jsonOf(source: string, reply: Pick<HttpReply, 'text'>): unknown {
  const text = reply.text()
  if (/^\s*</.test(text)) throw malformed(source, { messageKey: 'answer.html', params: { expected: 'JSON' } })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformed(source, { messageKey: 'answer.json_cut', params: { count: text.length } }, cause)
  }
}

/** @throws VigieError source_malformed naming the first invalid field */
export function shaped<T extends z.ZodType>(source: string, schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw malformed(source, misshapeMessage(result.error), result.error)
}

/** Returns the error for an invalid answer. @param detail as text if it quotes the source */
export function malformed(source: string, detail: ErrorParams[string], cause?: unknown): VigieError {
  return new VigieError('source_malformed', { source, detail }, { cause })
}
