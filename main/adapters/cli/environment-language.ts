/** The language of a terminal. */

import { type Language, languageOf } from '../../../shared/vocabulary.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'

/** Returns the language of the terminal: the environment's if Vigie has it, otherwise English. */
export function environmentLanguage(env: ProcessEnvironment): Language {
  return languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ?? 'en'
}
