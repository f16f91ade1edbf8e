/** Instants as text, for sentences. */
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** What stands between a day and a time in a sentence. */
const BETWEEN: Readonly<Record<Language, string>> = { en: ', ', fr: ' à ' }

/** Returns an instant in a zone, which is named, as a sentence of a language has it: `29/11/2026 à 19:39:44 UTC`. */
export function momentText(instant: EpochMs, zone: string, language: Language): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: zone })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'long', timeZone: zone })
  return `${day.format(instant)}${BETWEEN[language]}${time.format(instant)}`
}
