/** Instants as text, for sentences. */
import { translate } from '../../../shared/messages/index.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Returns an instant in a zone, which is named, as a sentence of a language has it: `29/11/2026 à 19:39:44 UTC`. */
export const momentText = (instant: EpochMs, zone: string, language: Language): string =>
  textOf(instant, zone, language, 'long')

/** The same for who is in the zone, which is not named. */
export const ownMomentText = (instant: EpochMs, zone: string, language: Language): string =>
  textOf(instant, zone, language, 'medium')

function textOf(instant: EpochMs, timeZone: string, language: Language, timeStyle: 'long' | 'medium') {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone })
  const time = new Intl.DateTimeFormat(language, { timeStyle, timeZone })
  return translate(language, 'moment.day_and_time', { day: day.format(instant), time: time.format(instant) })
}
