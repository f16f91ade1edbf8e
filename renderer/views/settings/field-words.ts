/** Names and hints of fields: from the catalogue in both languages, otherwise the field's own name. */
import type { Language } from '../../../shared/vocabulary.ts'
import { LANGUAGES } from '../../vocabulary.computed.ts'
import { languageName } from '../../words/language-name.ts'
import type { Localizer } from '../../words/words.ts'
import type { JsonValue } from './json-schema.ts'

/** @param path of the field, from the root of what is edited: `field.updates.enabled` wins over `field.enabled` */
export function labelOf(path: string, words: Localizer): string {
  const name = path.slice(path.lastIndexOf('.') + 1)
  return textAt('field', path, words) ?? words.maybe(`alert.rule.${name}`, plain(name))
}

/** @param path as of `labelOf` */
export const hintOf = (path: string, words: Localizer): string | null => textAt('hint', path, words)

/** The text of a path, or of the longest end of it that has one. */
function textAt(kind: 'field' | 'hint' | 'option', path: string, words: Localizer): string | null {
  const steps = path.split('.')
  const keys = steps.map((_, at) => `${kind}.${steps.slice(at).join('.')}`)
  return keys.map((key) => words.maybe(key, '')).find((text) => text !== '') ?? null
}

/** The name of a choice. @param path of its field, as of `labelOf` */
export function optionOf(path: string, value: JsonValue, words: Localizer): string {
  const text = String(value)
  if (path.split('.').at(-1) === 'language' && isLanguage(text)) return languageName(text)
  return textAt('option', `${path}.${text}`, words) ?? words.maybe(`alert.rule.${text}`, plain(text))
}

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text)

function plain(name: string): string {
  const spaced = name.replaceAll('_', ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
