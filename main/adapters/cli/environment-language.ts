/** The language of a terminal. */

import { type Language, languageOf } from '../../../shared/vocabulary.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'

/**
 * Returns the first language of `LANGUAGE`, and then of the locale, that Vigie has; otherwise English. As with GNU gettext, the
 * locales C and POSIX ask for no translation, whatever `LANGUAGE` lists.
 */
export function environmentLanguage(env: ProcessEnvironment): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  const wanted = locale === 'C' || locale === 'POSIX' ? [] : (env.LANGUAGE ?? '').split(':')
  return [...wanted, locale].map(languageOf).find((language) => language !== null) ?? 'en'
}
