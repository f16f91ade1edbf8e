import { type Told, tell } from '../../../../shared/errors.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { Reason } from './missing.ts'

/** Why data are missing, to be told. */
export const toldReason = ({ code, params }: Reason): Told => ({ told: `index.missing.${code}`, params })

/** Why data are missing, in words. */
export const reasonText = (reason: Reason, language: Language): string => tell(toldReason(reason), language)
