/** The language and locale of the panel. */
import { displayLocale, type SystemFormats } from '../../shared/display-locale.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { LANGUAGES } from '../vocabulary.computed.ts'
import { isLocale } from './locale.ts'

export type LanguageChoice = 'system' | Language

export interface Locale {
  readonly language: Language
  /** For numbers and dates: the system's own region if it has the language (fr-CA, en-GB), and its hours. */
  readonly locale: string
}

/**
 * The chosen language, or the first of the system's that Vigie knows, or English.
 * @param languages of the system, the preferred one first
 */
export const chooseLanguage = (choice: LanguageChoice, languages: readonly string[]): Language =>
  choice === 'system'
    ? (languages
        .filter(isLocale)
        .map(languageOf)
        .find((language) => language !== undefined) ?? 'en')
    : choice

/**
 * The chosen language with its locale.
 * @param languages of the system, the preferred one first
 * @param formats what the desktop knows of the system beyond these languages
 */
export function chooseLocale(
  choice: LanguageChoice,
  languages: readonly string[],
  formats: SystemFormats | null = null,
): Locale {
  const language = chooseLanguage(choice, languages)
  const locale = displayLocale(language, {
    region: formats?.region ?? null,
    languages: [...(formats?.languages ?? []), ...languages],
  })
  return { language, locale }
}

/** `fr` of `fr-CA`. */
const languageOf = (locale: string): Language | undefined =>
  LANGUAGES.find((language) => language === locale.split('-')[0])
