/** Light, dark, or as the system says. Remembered outside the settings too, for the moment before they are read. */
export type Theme = 'system' | 'light' | 'dark'

export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    localStorage.setItem('vigie.theme', theme)
  } catch {
    // Storage may be refused by the browser: the theme then comes with the settings, one moment later.
  }
}
