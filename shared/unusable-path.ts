/** Rejections of values, with a reason in both languages. */
import { type ErrorParams, type LocalizableMessage, VigieError } from './errors.ts'
import type { MessageParams } from './messages/catalogue.ts'
import { type ProblemKey, translateWith } from './messages/index.ts'
import { systemProblem } from './system-problem.ts'
import type { Language } from './vocabulary.ts'

/** A problem as a localizable message. */
export type UnusableReason = LocalizableMessage & { readonly messageKey: ProblemKey }

/** Returns the text of a problem. */
export const problemIn = (language: Language, key: ProblemKey, params?: MessageParams): string =>
  translateWith('problems', language, key, params)

/** Returns the error for an invalid value of a field. */
export function unusable(
  field: string,
  key: ProblemKey,
  params?: ErrorParams,
  options?: ErrorOptions,
): VigieError {
  return new VigieError(
    'invalid_input',
    { field, problem: { messageKey: key, ...(params && { params }) } },
    options,
  )
}

/**
 * Runs what checks a part of an input, and names the fields of its refusals as the caller sent them: below that part.
 * @throws VigieError what `work` throws
 */
export function below<T>(part: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof VigieError) || error.code !== 'invalid_input') throw error
    const field = `${part}.${error.params.field}`
    throw new VigieError('invalid_input', { ...error.params, field }, { cause: error.cause })
  }
}

/** Returns the error for a path that cannot be read, with the system's message. */
export const unreadablePath = (field: string, cause: unknown): VigieError =>
  unusable(field, 'file.unreadable', { detail: systemProblem(cause) }, { cause })

/** Returns the error for a path that cannot be written, with the system's message. */
export const unwritablePath = (field: string, cause: unknown): VigieError =>
  unusable(field, 'file.unwritable', { detail: systemProblem(cause) }, { cause })

/** Returns the error for a file that cannot be imported. */
export function unreadableFile(key: ProblemKey, cause?: unknown): VigieError {
  return new VigieError('import_unreadable', { problem: { messageKey: key } }, { cause })
}
