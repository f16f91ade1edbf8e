/** The language of the last session, until the settings are read. */
import { LANGUAGES } from '../vocabulary.computed.ts'
import type { LanguageChoice } from '../words/choose-locale.ts'

const KEY = 'vigie.language'

/** Keeps the language for the next start of the panel. */
export function rememberLanguage(choice: LanguageChoice): void {
  localStorage.setItem(KEY, choice)
}

/** Returns the language of the last session, or the system's. */
export function rememberedLanguage(): LanguageChoice {
  const language = localStorage.getItem(KEY)
  return LANGUAGES.find((known) => known === language) ?? 'system'
}
