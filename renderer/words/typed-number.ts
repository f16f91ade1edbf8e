/** Reads numbers as people type them, and as the panel itself writes them. */
import type { Language } from '../../shared/vocabulary.ts'

/** Spaces, also those that do not break a line, and apostrophes group digits by three. */
const GROUPED = /^([+-]?\d{1,3})((?:[\s\u00a0\u202f'\u2019]\d{3})+)(?!\d)/
const ENGLISH_GROUPS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/

/** Returns `1 250,50` as 1250.5, and `1,250.50` in English; NaN if the text is no number. A comma that groups nothing is a decimal mark. */
export function typedNumber(text: string, language: Language): number {
  const written = text.trim().replace('−', '-')
  const bare = written.replace(
    GROUPED,
    (_, first: string, groups: string) => first + groups.replace(/\D/g, ''),
  )
  if (bare === '') return Number.NaN
  const isEnglish = language === 'en' && ENGLISH_GROUPS.test(bare)
  return Number(isEnglish ? bare.replaceAll(',', '') : bare.replace(',', '.'))
}
