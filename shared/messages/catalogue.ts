/** How messages are written down and looked up: one entry holds both languages, side by side. */
import type { Language } from '../vocabulary.ts'

/** A text, or its singular and plural forms chosen by the parameter `count`. */
export type MessageText = string | { readonly one: string; readonly other: string }
export interface Message {
  readonly en: MessageText
  readonly fr: MessageText
}
export type Messages = Readonly<Record<string, Message>>
export type MessageParams = Readonly<Record<string, string | number>>

const plurals = { en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr') }

/**
 * A message in a language with its parameters filled in. Numbers are written in the locale's form.
 * @throws never: a missing parameter shows its name, so that a test sees it.
 */
export function render(message: Message, language: Language, params: MessageParams = {}): string {
  const text = message[language]
  const form =
    typeof text === 'string'
      ? text
      : text[plurals[language].select(Number(params.count)) === 'one' ? 'one' : 'other']
  return form.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name]
    if (value === undefined) return hole
    return typeof value === 'number' ? value.toLocaleString(language) : value
  })
}
