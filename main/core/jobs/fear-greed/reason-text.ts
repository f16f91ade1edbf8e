import { type LocalizableMessage, localize } from '../../../../shared/errors.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { MissingReason } from './missing.ts'

/** Returns why data is missing, as a localizable message. */
export const reasonMessage = ({ code, params }: MissingReason): LocalizableMessage => ({
  messageKey: `index.missing.${code}`,
  params,
})

/** Returns why data is missing, as text. */
export const reasonText = (reason: MissingReason, language: Language): string =>
  localize(reasonMessage(reason), language)
