/** Names and hints of fields: from the catalogue in both languages, otherwise the field's own name. */
import type { Localizer } from '../../words/words.ts'
import type { JsonValue } from './json-schema.ts'

export function labelOf(name: string, words: Localizer): string {
  return words.maybe(`field.${name}`, words.maybe(`alert.rule.${name}`, plain(name)))
}

export function hintOf(name: string, words: Localizer): string | null {
  return words.maybe(`hint.${name}`, '') || null
}

export function optionOf(name: string, value: JsonValue, words: Localizer): string {
  const text = String(value)
  const known = words.maybe(`option.${text}`, words.maybe(`alert.rule.${text}`, plain(text)))
  return words.maybe(`option.${name}.${text}`, known)
}

function plain(name: string): string {
  const spaced = name.replaceAll('_', ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
