/** Errors of the endpoint itself, in the same form as the contract's errors. */
import type { VigieError } from '../../../shared/errors.ts'
import { type ErrorData, PROBLEM_TYPE, problemDocument } from '../../../shared/problem.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { contractError } from '../router/errors.ts'
import type { Answer } from './answer.ts'

/** A stream is open until somebody closes it: a guess at when to look again. */
const LOOK_AGAIN_SECONDS = '60'

/** Returns the answer for an error outside any procedure. */
export function problem(error: VigieError, language: Language, reference: string): Answer {
  const { code, status, data } = contractError(error, language, reference)
  const headers: Record<string, string> = { 'content-type': PROBLEM_TYPE }
  if (code === 'method_not_allowed') headers.allow = String(error.params.allowed)
  if (code === 'too_many_requests') headers['retry-after'] = String(error.params.seconds)
  if (code === 'too_many_streams') headers['retry-after'] = LOOK_AGAIN_SECONDS
  if (code === 'media_type_unsupported' || code === 'media_type_missing') headers.accept = 'application/json'
  return { status, headers, body: JSON.stringify(problemDocument(code, status, data)) }
}

/** Returns the body of an error of the contract. */
export const problemBody = (error: { code: string; status: number; data: unknown }) =>
  problemDocument(error.code, error.status, error.data as ErrorData)

/** Returns the answer for an error of the contract. */
export const contractProblem = (error: ReturnType<typeof contractError>): Answer => ({
  status: error.status,
  headers: { 'content-type': PROBLEM_TYPE },
  body: JSON.stringify(problemBody(error)),
})
