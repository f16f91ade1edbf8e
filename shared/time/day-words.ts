/** Days in the words of a language. */
import type { Language } from '../vocabulary.ts'
import { withFirstOfMonth } from './first-of-month.ts'
import { DAY_MS } from './units.ts'

/** Returns a day number as `12 December 2026`, `1er décembre 2026`. */
export function longDay(day: number, language: Language): string {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day * DAY_MS)
  return withFirstOfMonth(text, language)
}
