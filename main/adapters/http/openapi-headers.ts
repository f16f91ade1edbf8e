/** The headers of the OpenAPI document: which requests may carry which, and what answers carry. */
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { type ApiRoute, answersAsRead, readOf, takesKey } from '../router/routes.ts'
import { KEY_HEADER, REPLAYED_HEADER } from './idempotency.ts'

const integer = { type: 'integer', minimum: 0 }
const text = { type: 'string' }

/** The shared headers of answers, by their names in the components. */
export const HEADERS = {
  RequestId: { description: 'Names the request, as in the log', schema: text },
  RateLimitLimit: { description: 'Requests a minute for this caller', schema: integer },
  RateLimitRemaining: { description: 'Requests that are left now', schema: integer },
  RateLimitReset: {
    description: 'Seconds until all, or after a refusal the next one, are allowed',
    schema: integer,
  },
  RetryAfter: { description: 'Seconds until the next request is allowed', schema: integer },
  Allow: { description: 'Methods that the address has', schema: text },
  Accept: { description: 'The media type that is taken', schema: text },
  WwwAuthenticate: { description: 'Bearer', schema: text },
  ETag: { description: 'Names this version of the answer; for If-None-Match and If-Match', schema: text },
  Replayed: { description: '"true" if this is the first answer, given again', schema: text },
} as const

type HeaderName = keyof typeof HEADERS
type HeaderReferences = Readonly<Record<string, { readonly $ref: string }>>

const referTo = (name: HeaderName) => ({ $ref: `#/components/headers/${name}` })

const OF_ALL: HeaderReferences = {
  'X-Request-Id': referTo('RequestId'),
  'RateLimit-Limit': referTo('RateLimitLimit'),
  'RateLimit-Remaining': referTo('RateLimitRemaining'),
  'RateLimit-Reset': referTo('RateLimitReset'),
}
const OF_STATUS: Readonly<Record<number, HeaderReferences>> = {
  401: { 'WWW-Authenticate': referTo('WwwAuthenticate') },
  405: { Allow: referTo('Allow') },
  415: { Accept: referTo('Accept') },
  429: { 'Retry-After': referTo('RetryAfter') },
}

/** Returns the headers of an error answer. */
export const problemHeaders = (status: number): HeaderReferences => ({ ...OF_ALL, ...OF_STATUS[status] })

/** Returns the headers of a successful answer of an operation. */
export function answerHeaders(route: ApiRoute): HeaderReferences {
  const tagged = !route.streams && (route.method === 'GET' || answersAsRead(route))
  return {
    ...OF_ALL,
    ...(tagged && { ETag: referTo('ETag') }),
    ...(takesKey(route) && { [REPLAYED_HEADER]: referTo('Replayed') }),
  }
}

/** A header that a request may carry. */
export interface RequestHeader {
  readonly name: string
  readonly in: 'header'
  readonly required: false
  readonly description: string
  readonly schema: object
  readonly example: string
}

/** Returns the headers that requests of an operation may carry. */
export function requestHeaders(route: ApiRoute): readonly RequestHeader[] {
  const shape = { in: 'header', required: false, schema: text } as const
  const key = {
    ...shape,
    name: KEY_HEADER,
    description:
      'With it the request is processed once: repeated within a day, it gets the first answer again',
    schema: { ...text, pattern: '^[!#-\\[\\]-~]{1,255}$' },
    example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
  }
  const read = readOf(route)
  const condition = {
    ...shape,
    name: 'If-Match',
    description: `The ETag of GET ${read?.address}: nothing is changed if it has another one by now`,
    example: '"2jmj7l5rSw0yVb_vlWAYkK_YBwk"',
  }
  return [...(takesKey(route) ? [key] : []), ...(read === null ? [] : [condition])]
}

/** Returns the codes of the errors that these headers can cause, by status. */
export function headerErrors(route: ApiRoute): Readonly<Record<number, readonly ErrorCode[]>> {
  return {
    ...(readOf(route) !== null && { 412: ['changed_meanwhile'] }),
    ...(takesKey(route) && {
      409: ['request_in_flight', 'request_outcome_unknown'],
      422: ['idempotency_key_reused'],
    }),
  }
}
