/** Instants as text, for sentences. */
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Returns an instant in a zone, which is named, in the format of a language. */
export function momentText(instant: EpochMs, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'long', timeZone: zone }).format(
    instant,
  )
}
