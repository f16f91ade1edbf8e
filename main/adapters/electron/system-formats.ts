import type { App } from 'electron'
import type { SystemFormats } from '../../../shared/display-locale.ts'

/** Returns what the system says about its region and languages: Chromium only knows locales it has texts for. */
export function systemFormats(
  app: Pick<App, 'getSystemLocale' | 'getPreferredSystemLanguages'>,
): SystemFormats {
  return { region: app.getSystemLocale() || null, languages: app.getPreferredSystemLanguages() }
}
