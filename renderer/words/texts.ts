/** Every text of one language: messages by key, error sentences by code. Only that language is loaded. */
import { ERRORS } from '../../shared/errors.ts'
import type { Text } from '../../shared/messages/catalogue.ts'
import { messages } from '../../shared/messages/index.ts'
import type { Language } from '../../shared/vocabulary.ts'

export interface Texts {
  readonly messages: Readonly<Record<string, Text>>
  readonly errors: Readonly<Record<string, string>>
}

export function textsIn(language: Language): Texts {
  return {
    messages: Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, message[language]])),
    errors: Object.fromEntries(Object.entries(ERRORS).map(([code, entry]) => [code, entry[language]])),
  }
}
