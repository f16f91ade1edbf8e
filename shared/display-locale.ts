/** The locale of times, dates and numbers: in the tray, in notifications, and in the panel. */
import type { Language } from './vocabulary.ts'

/** What the system says about languages and formats, as BCP 47 tags. */
export interface SystemFormats {
  /** The locale of the system's own times and numbers; null if it is not known apart from the languages. */
  readonly region: string | null
  /** The preferred one first. */
  readonly languages: readonly string[]
}

/**
 * Returns the first locale with the language, that of the region before the others, for example `en-GB`. A region of
 * another language still decides between 12 and 24 hours: English texts in France say 14:30.
 */
export function displayLocale(language: Language, { region, languages }: SystemFormats): string {
  const [formats = null] = region === null ? [] : canonical(region)
  const known = languages.flatMap(canonical)
  const same = [...(formats === null ? [] : [formats]), ...known].find((name) => isIn(name, language))
  const hours = hourCycle(formats ?? (same === undefined ? (known[0] ?? language) : same))
  const locale = same ?? language
  return hours === undefined || hours === hourCycle(locale) ? locale : `${locale}-u-hc-${hours}`
}

const isIn = (name: string, language: Language): boolean => name.split('-')[0] === language

const hourCycle = (locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hourCycle

/** Returns nothing for a name that Intl rejects, such as `C` or `en-US@posix`. */
function canonical(name: string): string[] {
  try {
    return Intl.getCanonicalLocales(name)
  } catch {
    return []
  }
}
