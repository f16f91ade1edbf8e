import { translate } from '../../../../shared/messages/index.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { Reason } from './missing.ts'

/** Why data are missing, in words. */
export function reasonText({ code, params }: Reason, language: Language): string {
  return translate(language, `index.missing.${code}`, params)
}
