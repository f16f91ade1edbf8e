/** The heading of the view, where reading starts: focused if nothing better is. */

/** The id of the heading. */
export const VIEW_HEADING = 'view'

/** An anchor would change the address, which names the view. */
export const focusView = (): void => document.getElementById(VIEW_HEADING)?.focus({ preventScroll: true })
