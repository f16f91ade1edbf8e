/** The form and the lookup of messages: one entry has both languages. */
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
 * Returns a message in a language with its parameters. Numbers are formatted for the locale.
 * @throws never: a missing parameter shows its name, so that a test sees it
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
