/** Instants as text, for sentences. */
import { translate } from '../../../shared/messages/index.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Returns an instant in a zone, which is named, as a sentence of a language has it: `29/11/2026 à 19:39:44 UTC`. */
export function momentText(instant: EpochMs, zone: string, language: Language): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: zone })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'long', timeZone: zone })
  return translate(language, 'moment.day_and_time', { day: day.format(instant), time: time.format(instant) })
}
