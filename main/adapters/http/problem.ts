/** Errors of the endpoint itself, in the same form as the contract's errors. */
import { ERRORS } from '../../../shared/error-codes.ts'
import { errorSentence, localizeParams, type VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Returns the answer for an error outside any procedure. */
export function problem(error: VigieError, language: Language, reference: string | null): Response {
  const { status } = ERRORS[error.code]
  const message = errorSentence(error.code, error.params, language)
  const data = { params: localizeParams(error.params, language), reference }
  return Response.json({ defined: true, code: error.code, status, message, data }, { status })
}
