/** The language of the last session, until the settings are read. */
import type { LanguageChoice } from '../words/choose-locale.ts'

const KEY = 'vigie.language'

export function rememberLanguage(choice: LanguageChoice): void {
  localStorage.setItem(KEY, choice)
}

export function rememberedLanguage(): LanguageChoice {
  const language = localStorage.getItem(KEY)
  return language === 'fr' || language === 'en' ? language : 'system'
}
