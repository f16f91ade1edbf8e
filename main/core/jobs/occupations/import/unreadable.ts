import { type LocalizableMessage, VigieError } from '../../../../../shared/errors.ts'

/** Returns the error of an import: the file, and its problem. */
export function unreadable(file: string, problem: LocalizableMessage, cause?: unknown): VigieError {
  return new VigieError('records_unreadable', { file, problem }, { cause })
}
