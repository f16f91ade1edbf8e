/** Which sections of the settings are shown, and where. */

/** Not the owner's to change by hand, or shown elsewhere. */
export const HIDDEN = ['version', 'jobs', 'first_run_done']

const DESKTOP_ONLY = ['desktop']
/** The desktop's network stack has the proxy and the authorities of the system, and asks for no others. */
const HEADLESS_ONLY = ['network']

/** @param desktop whether this is the window of the desktop */
export function isShown(section: string, desktop: boolean): boolean {
  return ![...HIDDEN, ...(desktop ? HEADLESS_ONLY : DESKTOP_ONLY)].includes(section)
}
