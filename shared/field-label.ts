/** The names of fields in the reader's language. */
import { hasKey, translateOr, translateWith } from './messages/index.ts'
import type { Language } from './vocabulary.ts'

/** Whose words are asked for, and of which group of the contract: `kind` of a calendar is not `kind` of a job. */
export interface AnswerContext {
  readonly language: Language
  readonly group: string
}

/** Returns the name of a field. What the catalogue does not know is the key of a map, which is data. */
export const fieldLabel = (reader: AnswerContext, field: string): string => knownLabel(reader, field) ?? field

/** Returns the catalogue's name of a field: of the group, of all groups, or the heading or label of a form of the same name. */
export function knownLabel({ group, language }: AnswerContext, field: string): string | null {
  for (const key of [`${group}.${field}`, field]) {
    if (hasKey('fields', key)) return translateWith('fields', language, key)
  }
  if (hasKey('terminal', field)) return translateWith('terminal', language, field)
  const form = [`${group}.field.${field}`, `field.${field}`].find((key) => hasKey('messages', key))
  return form === undefined ? null : uncapitalized(translateOr(language, form))
}

/** Labels of forms begin with a capital. `OGR` stays as it is, and so does a name, which has another capital. */
export const uncapitalized = (label: string): string =>
  /^\p{Lu}\p{Ll}\P{Lu}*$/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
