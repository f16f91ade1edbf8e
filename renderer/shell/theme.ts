/** Light, dark, or the system's. Stored outside the settings too, until they are read. */
export type Theme = 'system' | 'light' | 'dark'

/** Shows a theme, and remembers it for the next start if the browser allows it. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    localStorage.setItem('vigie.theme', theme)
  } catch {
    // The browser may deny storage: the theme then comes with the settings, a moment later.
  }
}
