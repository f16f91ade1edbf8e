/** Stores localizable messages in a text column. */
import { type LocalizableMessage, literalMessage } from '../../../shared/errors.ts'
import { readStoredParams } from './stored-params.ts'

/** Returns the text that is stored for a message: its key and parameters as JSON, in no language. */
export const messageColumn = (message: LocalizableMessage): string => JSON.stringify(message)

/** Reads the message of a column; older versions stored English text in it. */
export function messageFromColumn(text: string): LocalizableMessage {
  if (!text.startsWith('{')) return literalMessage(text)
  const { messageKey, params } = JSON.parse(text) as LocalizableMessage
  return params === undefined ? { messageKey } : { messageKey, params: readStoredParams(params) }
}
