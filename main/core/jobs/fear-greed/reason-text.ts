import { type LocalizableMessage, localize } from '../../../../shared/errors.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { Reason } from './missing.ts'

/** Why data are missing, to be told. */
export const toldReason = ({ code, params }: Reason): LocalizableMessage => ({
  told: `index.missing.${code}`,
  params,
})

/** Why data are missing, in words. */
export const reasonText = (reason: Reason, language: Language): string =>
  localize(toldReason(reason), language)
