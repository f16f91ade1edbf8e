/** Values that are refused for a reason which is told in both languages. */
import { type LocalizableMessage, messageOf, VigieError } from './errors.ts'
import { type MessageParams, render } from './messages/catalogue.ts'
import { type ProblemKey, problems } from './messages/problems.ts'
import type { Language } from './vocabulary.ts'

/** A problem that is to be told. */
export type UnusableReason = LocalizableMessage & { readonly told: ProblemKey }

/** The text of a problem. */
export const problemIn = (language: Language, key: ProblemKey, params?: MessageParams): string =>
  render(problems[key], language, params)

/** The refusal of the value of a field. */
export function unusable(
  field: string,
  key: ProblemKey,
  params?: MessageParams,
  options?: ErrorOptions,
): VigieError {
  return new VigieError(
    'invalid_input',
    { field, problem: { told: key, ...(params && { params }) } },
    options,
  )
}

/** The refusal of a path that cannot be read, with what the system says. */
export const unreadablePath = (field: string, cause: unknown): VigieError =>
  unusable(field, 'file.unreadable', { detail: messageOf(cause) }, { cause })

/** The refusal of a path that cannot be written, with what the system says. */
export const unwritablePath = (field: string, cause: unknown): VigieError =>
  unusable(field, 'file.unwritable', { detail: messageOf(cause) }, { cause })

/** The refusal of a file that was to be imported. */
export function unreadableFile(key: ProblemKey): VigieError {
  return new VigieError('import_unreadable', { problem: { told: key } })
}
