/** Converts whatever a procedure throws to the error of the contract: code, status, message, parameters, reference. */
import { ORPCError, ValidationError } from '@orpc/server'
import { ERRORS } from '../../../shared/error-codes.ts'
import { errorParts, errorSentence, localizeParams, VigieError } from '../../../shared/errors.ts'
import { fullDisk } from '../../../shared/full-disk.ts'
import { inputProblem, localizeInputProblem } from '../../../shared/input-problem.ts'
import { missingPart } from '../../../shared/missing-part.ts'
import type { ErrorData } from '../../../shared/problem.ts'
import { typeset } from '../../../shared/typeset.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Log } from '../../core/ports/log.ts'

/** Who gets an error, and how it can be found in the log. */
export interface ErrorSetting {
  readonly language: Language
  /** Returns the id of the request, or a new one if requests have none: the log and the answer name it. */
  readonly reference: () => string
  readonly log: Log
}

/** Returns the contract's form of a registered error, with its message in the caller's language. */
export function contractError(error: VigieError, language: Language, reference: string) {
  const { problem, remedy } = errorParts(error.code, error.params, language)
  const set = (text: string) => typeset(text, language)
  const params = localizeParams(error.params, language)
  const data: ErrorData = {
    detail: set(problem),
    remedy: remedy === null ? null : set(remedy),
    // A form shows it alone, beside its field.
    params: typeof params.problem === 'string' ? { ...params, problem: set(params.problem) } : params,
    reference,
  }
  return new ORPCError(error.code, {
    status: ERRORS[error.code].status,
    message: set(errorSentence(error.code, error.params, language)),
    data,
    cause: error,
  })
}

/**
 * Returns the contract's error for anything thrown. An error without a registered code becomes `internal`:
 * the caller gets the reference, the log gets the stack.
 */
export function toContractError(thrown: unknown, { language, reference: referenceOf, log }: ErrorSetting) {
  const reference = referenceOf()
  const known = fullDisk(thrown) ?? registered(thrown, language) ?? missingPart(thrown)
  if (known !== null) return contractError(known, language, reference)
  log.error('A request failed inside.', { reference, error: thrown })
  return contractError(new VigieError('internal', { reference }), language, reference)
}

function registered(thrown: unknown, language: Language): VigieError | null {
  if (thrown instanceof VigieError) return localizeInputProblem(thrown, language)
  if (!(thrown instanceof ORPCError)) return null
  if (thrown.cause instanceof VigieError) return thrown.cause
  if (thrown.code !== 'BAD_REQUEST') return null
  if (thrown.cause instanceof ValidationError) {
    const { field, problem } = inputProblem(thrown.cause.issues, language)
    // The whole of an input is the body of its request.
    return new VigieError('invalid_input', { field: field === 'input' ? 'body' : field, problem })
  }
  return unusable('body', 'not_json')
}
