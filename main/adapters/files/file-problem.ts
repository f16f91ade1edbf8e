/** Why a file of Vigie cannot be used: the system refuses it, or it holds something else than Vigie wrote. */
import { statSync } from 'node:fs'
import * as z from 'zod'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import { misshapeMessage } from '../../../shared/input-problem.ts'
import { systemProblem } from '../../../shared/system-problem.ts'

/**
 * Returns it in words.
 * @param error of reading, of `JSON.parse` or of a schema: what a parser says is English, and may quote the file
 */
export function fileProblem(path: string, error: unknown): LocalizableMessage {
  if (error instanceof z.ZodError) return misshapeMessage(error)
  if (!(error instanceof SyntaxError)) return systemProblem(error)
  const isEmpty = statSync(path, { throwIfNoEntry: false })?.size === 0
  return { messageKey: isEmpty ? 'file_empty' : 'not_json' }
}
