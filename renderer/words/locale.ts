/** Whether Intl accepts a locale name: the system may return others, such as `en-US@posix`. */

export function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length > 0
  } catch {
    return false
  }
}

/** uPlot creates a number format of `navigator.language` when it loads, and fails to load if Intl refuses that name. */
export function correctNavigatorLanguage(): void {
  if (isLocale(navigator.language)) return
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
}
