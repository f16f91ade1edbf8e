/** Refusals of the door itself, in the form that the contract's errors have on the wire. */
import { ERRORS, errorSentence, localizeParams, type VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** The answer for an error that no procedure has seen. */
export function problem(error: VigieError, language: Language, reference: string | null): Response {
  const { status } = ERRORS[error.code]
  const message = errorSentence(error.code, error.params, language)
  const data = { params: localizeParams(error.params, language), reference }
  return Response.json({ defined: true, code: error.code, status, message, data }, { status })
}
