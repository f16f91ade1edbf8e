/** Days in the words of a language. */
import type { Language } from '../vocabulary.ts'
import { withFirstOfMonth } from './first-of-month.ts'
import { DAY_MS } from './units.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** Made once a language: it costs far more than what it formats. */
function formatIn(language: Language): Intl.DateTimeFormat {
  const format =
    formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  formats.set(language, format)
  return format
}

/** Returns a day number as `12 December 2026`, `1er décembre 2026`. */
export const longDay = (day: number, language: Language): string =>
  withFirstOfMonth(formatIn(language).format(day * DAY_MS), language)

/** Parameters of texts that are days, if they look like one. */
const DAYS: ReadonlySet<string> = new Set(['day', 'from', 'to', 'until', 'since', 'last', 'today'])
const DAY = /^\d{4}-\d\d-\d\d$/

/** Returns a parameter of a text: a day as a sentence of the language has it, anything else unchanged. */
export function spokenDay(name: string, value: string | number, language: Language): string | number {
  if (typeof value !== 'string' || !DAYS.has(name) || !DAY.test(value)) return value
  const at = Date.parse(value)
  return Number.isNaN(at) ? value : longDay(at / DAY_MS, language)
}
