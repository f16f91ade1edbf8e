/** Stores localizable messages in a text column. */
import { type LocalizableMessage, literalMessage } from '../../../shared/errors.ts'

export const messageColumn = (told: LocalizableMessage): string => JSON.stringify(told)

/** Reads the message of a column; older versions stored English text in it. */
export function messageFromColumn(text: string): LocalizableMessage {
  return text.startsWith('{') ? (JSON.parse(text) as LocalizableMessage) : literalMessage(text)
}
