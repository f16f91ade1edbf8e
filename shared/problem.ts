/** Errors over HTTP: problem documents (RFC 9457), written by the endpoint and read back by our own clients. */
import { ORPCError } from '@orpc/client'
import type { MessageParams } from './messages/catalogue.ts'

/** Media type of a problem document. */
export const PROBLEM_TYPE = 'application/problem+json'

/** What an error says beside its code, status and message, on every endpoint. */
export interface ErrorData {
  /** What is wrong, in the caller's language. */
  readonly detail: string
  /** What the caller can do about it; null if the detail says it. */
  readonly remedy: string | null
  readonly params: MessageParams
  /** Identifier of the request, as written in the log. */
  readonly reference: string | null
}

/** A problem document. `type` names the code, `instance` the request; `field` is set if one field is wrong. */
export interface ProblemDocument extends ErrorData {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly instance: string
  readonly code: string
  readonly field: string | null
}

/** Returns the document of an error of the contract. */
export function problemDocument(code: string, status: number, data: ErrorData): ProblemDocument {
  const { detail, remedy, params, reference } = data
  const words = code.replaceAll('_', ' ')
  return {
    type: `urn:vigie:problem:${code}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status,
    detail,
    instance: `urn:uuid:${reference ?? '00000000-0000-0000-0000-000000000000'}`,
    code,
    field: typeof params.field === 'string' ? params.field : null,
    remedy,
    params,
    reference,
  }
}

/** Returns the error that a body describes; null if it is no problem document. */
export function errorOfProblem(body: unknown): ORPCError<string, ErrorData> | null {
  if (!isProblem(body)) return null
  const { code, status, detail, remedy, params, reference } = body
  const message = remedy === null ? detail : `${detail} ${remedy}`
  return new ORPCError(code, {
    defined: true,
    status,
    message,
    data: { detail, remedy, params, reference },
  })
}

const isProblem = (body: unknown): body is ProblemDocument =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'params' in body

/** Returns the answer with problem documents declared as JSON, which is all that the client library decodes. */
export function readableProblem(answer: Response): Response {
  if (answer.headers.get('content-type')?.startsWith(PROBLEM_TYPE) !== true) return answer
  const headers = new Headers(answer.headers)
  headers.set('content-type', 'application/json')
  return new Response(answer.body, { status: answer.status, headers })
}
