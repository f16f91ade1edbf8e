/** Shows the theme of the last session, until the settings are read. */
export function showRememberedTheme(): void {
  try {
    const theme = localStorage.getItem('vigie.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // The browser may deny storage; the system's theme is then used.
  }
}
