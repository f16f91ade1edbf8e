/** Which language and locale the panel speaks. */
import type { Language } from '../../shared/vocabulary.ts'
import { Words } from './words.ts'

/**
 * The chosen language, or the first of the system's that Vigie knows, or English. Numbers and dates take the
 * system's own region where it speaks that language (fr-CA, en-GB).
 */
export function chooseWords(choice: 'system' | Language, system: readonly string[]): Words {
  const known = system.find((locale) => /^(fr|en)(-|$)/.test(locale))
  const language = choice === 'system' ? (known?.startsWith('fr') ? 'fr' : 'en') : choice
  const locale = system.find((candidate) => candidate.split('-')[0] === language) ?? language
  return new Words(language, locale)
}
