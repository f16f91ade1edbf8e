/** The panel's texts of one language: messages by key, error sentences by code. Only that language is loaded. */
import { ERRORS } from '../../shared/errors.ts'
import type { MessageText } from '../../shared/messages/catalogue.ts'
import { messages } from '../../shared/messages/index.ts'
import type { Language } from '../../shared/vocabulary.ts'

/** What only Vigie itself says: in its tray and notices, and in answers that come as sentences. */
const NOT_SHOWN = /^(tray|notice|import|updates)\.|^index\.(component|missing)\.|^alert\.(?!rule\.)/

export interface Texts {
  readonly messages: Readonly<Record<string, MessageText>>
  readonly errors: Readonly<Record<string, string>>
}

export function textsIn(language: Language): Texts {
  const shown = Object.entries(messages).filter(([key]) => !NOT_SHOWN.test(key))
  return {
    messages: Object.fromEntries(shown.map(([key, message]) => [key, message[language]])),
    errors: Object.fromEntries(Object.entries(ERRORS).map(([code, entry]) => [code, entry[language]])),
  }
}
