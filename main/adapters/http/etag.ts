/**
 * ETags (RFC 9110, 8.8.3): a caller that already has an answer gets 304 without the body, and a change with If-Match is
 * made only if what it changes is still what the caller read.
 */
import { createHash } from 'node:crypto'
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type ApiRoute, answersAsRead, readOf } from '../router/routes.ts'

/** Returns the answer with its ETag, or 304 if the caller has it already. Streams, errors and deletions are unchanged. */
export async function withEtag(request: Request, route: ApiRoute, answer: Response): Promise<Response> {
  const json = answer.headers.get('content-type')?.startsWith('application/json') === true
  const isRead = request.method === 'GET'
  if (answer.status !== 200 || !json || !(isRead || answersAsRead(route))) return answer
  const body = await answer.text()
  const etag = tagOf(body)
  const headers = new Headers(answer.headers)
  headers.set('etag', etag)
  headers.set('cache-control', 'private, no-cache')
  if (!isRead || !names(request.headers.get('if-none-match') ?? '', etag))
    return new Response(body, { status: 200, headers })
  headers.delete('content-type')
  headers.delete('content-length')
  return new Response(null, { status: 304, headers })
}

/**
 * Returns the check of a change with If-Match; null without one. It is given what the read answers just before the change.
 * @throws VigieError invalid_input if no read shows what the operation changes, or the header is none; (from the check) changed_meanwhile
 */
export function expectation(request: Request, route: ApiRoute): ((current: unknown) => void) | null {
  const condition = request.headers.get('if-match')
  if (condition === null || route.method === 'GET') return null
  if (readOf(route) === null) throw unusable('If-Match', 'header_no_etag')
  if (!CONDITION.test(condition)) throw unusable('If-Match', 'header_etag')
  return (current) => {
    if (!names(condition, tagOf(JSON.stringify(current)))) throw new VigieError('changed_meanwhile')
  }
}

/** An asterisk, or tags with commas between them (RFC 9110, 8.8.3 and 13.1.1). */
const CONDITION = /^\s*(?:\*|(?:W\/)?"[^"\s]*"(?:\s*,\s*(?:W\/)?"[^"\s]*")*)\s*$/

const tagOf = (body: string): string => `"${createHash('sha1').update(body).digest('base64url')}"`

/** Weak tags count as their strong ones: a proxy that compresses an answer weakens its tag. */
const names = (condition: string, etag: string): boolean =>
  condition.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
