/** Names of locales as the system gives them, which are not always ones that Intl takes: `en-US@posix`. */

export function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length > 0
  } catch {
    return false
  }
}

/** uPlot makes a number format of `navigator.language` as it loads, and fails to load where Intl refuses that name. */
export function correctNavigatorLanguage(): void {
  if (isLocale(navigator.language)) return
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
}
