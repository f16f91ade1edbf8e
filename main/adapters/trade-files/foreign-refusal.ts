/** Why a file from elsewhere cannot be adopted: it is the owner's own, nothing is downloaded again. */
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import type { ProblemKey } from '../../../shared/messages/index.ts'

/** Returns the error for a file or folder that cannot be adopted. */
export function notAdoptable(
  file: string,
  messageKey: ProblemKey,
  params?: ErrorParams,
  options?: ErrorOptions,
): VigieError {
  const problem = { messageKey, ...(params && { params }) }
  return new VigieError('trades_foreign_malformed', { file, problem }, options)
}
