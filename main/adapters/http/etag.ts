/**
 * ETags (RFC 9110, 8.8.3): a caller that already has an answer gets 304 without the body, and a change with If-Match is
 * made only if what it changes is still what the caller read.
 */
import { hash } from 'node:crypto'
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type ApiRoute, answersAsRead, readOf } from '../router/routes.ts'
import type { Answer } from './answer.ts'
import type { ReceivedRequest } from './request.ts'

/** Returns the answer with its ETag, or 304 if the caller has it already. Streams, errors and deletions are unchanged. */
export function withEtag({ header }: ReceivedRequest, route: ApiRoute, answer: Answer): Answer {
  const isRead = route.method === 'GET'
  const etag = tagIn(answer)
  if (etag === null || !(isRead || answersAsRead(route))) return answer
  const kept = { etag, 'cache-control': 'private, no-cache' }
  if (isRead && names(header('if-none-match') ?? '', etag)) return { status: 304, headers: kept, body: null }
  return { ...answer, headers: { ...answer.headers, ...kept } }
}

/** Returns the ETag that an answer has already, or that of its text; null if it has none. */
export function tagIn({ status, headers, body }: Answer): string | null {
  if (headers.etag !== undefined) return headers.etag
  return status === 200 && typeof body === 'string' ? tagOf(body) : null
}

/**
 * Returns the check of a change with If-Match; null without one. It is given what the read answers just before the change.
 * @throws VigieError invalid_input if no read shows what the operation changes, or the header is none; (from the check) changed_meanwhile
 */
export function expectation(
  { header }: ReceivedRequest,
  route: ApiRoute,
): ((current: unknown) => void) | null {
  const condition = header('if-match')
  if (condition === null || route.method === 'GET') return null
  if (readOf(route) === null) throw unusable('If-Match', 'header_no_etag')
  if (!CONDITION.test(condition)) throw unusable('If-Match', 'header_etag')
  return (current) => {
    if (!names(condition, tagOf(JSON.stringify(current)))) throw new VigieError('changed_meanwhile')
  }
}

/** An asterisk, or tags with commas between them (RFC 9110, 8.8.3 and 13.1.1). */
const CONDITION = /^\s*(?:\*|(?:W\/)?"[^"\s]*"(?:\s*,\s*(?:W\/)?"[^"\s]*")*)\s*$/

const tagOf = (body: string): string => `"${hash('sha1', body, 'base64url')}"`

/** Weak tags count as their strong ones: a proxy that compresses an answer weakens its tag. */
const names = (condition: string, etag: string): boolean =>
  condition.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
