/** Reads numbers as people type them, in the panel and on the command line, and as Vigie itself writes them. */
import type { Language } from './vocabulary.ts'

/** Spaces, also those that do not break a line, and apostrophes group digits by three. */
const GROUPED = /^([+-]?\d{1,3})((?:[\s\u00a0\u202f'\u2019]\d{3})+)(?!\d)/
const ENGLISH_GROUPS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/
const BARE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Returns `1 250,50` as 1250.5, and `1,250.50` in English; NaN if the text is no number. A comma that groups nothing is a decimal mark. */
export function typedNumber(text: string, language: Language): number {
  const written = text.trim().replace('−', '-')
  const ungrouped = written.replace(
    GROUPED,
    (_, first: string, groups: string) => first + groups.replace(/\D/g, ''),
  )
  const isEnglish = language === 'en' && ENGLISH_GROUPS.test(ungrouped)
  const bare = isEnglish ? ungrouped.replaceAll(',', '') : ungrouped.replace(',', '.')
  return BARE.test(bare) ? Number(bare) : Number.NaN
}
