/** Words still to be made, as a column of text keeps them. */
import { type LocalizableMessage, literalMessage } from '../../../shared/errors.ts'

export const messageColumn = (told: LocalizableMessage): string => JSON.stringify(told)

/** What a column tells; former versions kept English words in it. */
export function messageFromColumn(text: string): LocalizableMessage {
  return text.startsWith('{') ? (JSON.parse(text) as LocalizableMessage) : literalMessage(text)
}
