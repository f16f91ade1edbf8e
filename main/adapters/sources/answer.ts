/** Asking a source and judging its answer. Every failure names the source and says why. */
import type * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { HttpClient, HttpReply } from '../../core/ports/http.ts'

export interface SourceDeps {
  readonly http: HttpClient
  readonly clock: Clock
  /** How long one fetch may take in all, ms. Default 30,000. */
  readonly timeoutMs?: number
}

/** Several sources answer browsers only. */
export const BROWSER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

/** Longest Retry-After believed, in seconds: a day. */
const LONGEST_WAIT = 86_400

/**
 * The address of an endpoint below a base address. A base that already names the endpoint keeps its path, and a
 * local file is asked for as it is.
 */
export function endpoint(base: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(base)
  if (url.protocol === 'file:') return url.href
  const folder = url.pathname.replace(/\/+$/, '')
  url.pathname = folder.endsWith(path) ? folder : folder + path
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/**
 * Does `work` before the source's own deadline.
 * @throws VigieError source_timeout naming the source, whatever the work was waiting for.
 */
export async function beforeDeadline<T>(
  source: string,
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(milliseconds)
  try {
    return await work(AbortSignal.any([signal, deadline]))
  } catch (error) {
    if (signal.aborted || !deadline.aborted) throw error
    throw new VigieError('source_timeout', { source, seconds: milliseconds / 1000 }, { cause: error })
  }
}

/** @throws VigieError source_rate_limited | source_refused where the status is not 2xx. */
export function assertAnswered(source: string, reply: Pick<HttpReply, 'status' | 'headers'>): void {
  if (reply.status >= 200 && reply.status < 300) return
  const seconds = retryAfter(reply.headers['retry-after'])
  if ([418, 429, 503].includes(reply.status) && seconds !== null) {
    throw new VigieError('source_rate_limited', { source, seconds })
  }
  throw new VigieError('source_refused', { source, detail: `HTTP ${reply.status}`, status: reply.status })
}

/** Seconds of a Retry-After header; null where it carries none. Dates are left to the client's gate. */
function retryAfter(header: string | undefined): number | null {
  if (header === undefined || !/^\d+$/.test(header.trim())) return null
  return Math.min(Number(header), LONGEST_WAIT)
}

/** @throws VigieError source_malformed saying what came instead of JSON. */
export function jsonOf(source: string, reply: Pick<HttpReply, 'text'>): unknown {
  const text = reply.text()
  if (/^\s*</.test(text)) throw malformed(source, 'HTML instead of JSON')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformed(source, `JSON broken or cut after ${text.length} characters`, cause)
  }
}

/** @throws VigieError source_malformed naming the first field that is not as expected. */
export function shaped<T extends z.ZodType>(source: string, schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw malformed(source, `${issue?.path.join('.') || 'the whole answer'}: ${issue?.message ?? 'unexpected'}`)
}

export function malformed(source: string, detail: string, cause?: unknown): VigieError {
  return new VigieError('source_malformed', { source, detail }, { cause })
}
