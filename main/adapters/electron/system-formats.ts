import type { App } from 'electron'
import type { SystemFormats } from '../../../shared/display-locale.ts'

/**
 * Returns what the system says about its region and languages: Chromium only knows locales it has texts for. On Linux
 * Electron does not read LC_TIME, which desktops set for the formats of another region than that of the texts.
 */
export function systemFormats(
  app: Pick<App, 'getSystemLocale' | 'getPreferredSystemLanguages'>,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>,
): SystemFormats {
  const posix = platform === 'linux' ? env.LC_ALL || env.LC_TIME || '' : ''
  const region = posix.replace(/[.@].*$/, '').replaceAll('_', '-')
  return { region: region || app.getSystemLocale() || null, languages: app.getPreferredSystemLanguages() }
}
