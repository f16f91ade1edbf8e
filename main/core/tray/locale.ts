/** The locale of times and numbers outside the panel. */
import type { Language } from '../../../shared/vocabulary.ts'

/**
 * @param system the locales of the system, the preferred one first
 * @returns the first of them with the language, for example `en-GB`; otherwise the language with the hour
 * format of the first, 12 or 24
 */
export function displayLocale(language: Language, system: readonly string[]): string {
  const known = system.flatMap((name) => canonical(name))
  const same = known.find((name) => name.split('-')[0] === language)
  if (same !== undefined) return same
  const hours = new Intl.DateTimeFormat(known[0] ?? language, { hour: 'numeric' }).resolvedOptions().hourCycle
  return hours === undefined ? language : `${language}-u-hc-${hours}`
}

/** Returns nothing for a name that Intl rejects, such as `C` or `en-US@posix`. */
function canonical(name: string): string[] {
  try {
    return Intl.getCanonicalLocales(name)
  } catch {
    return []
  }
}
