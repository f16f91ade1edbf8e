/** The sections of the settings, and where they are shown. */

/** Not editable by the owner, or shown elsewhere. */
export const HIDDEN = [
  'version',
  'jobs',
  'calendars',
  'first_run_done',
  'channels',
  'pings',
  'webhook_url',
  'webhook_allow_insecure',
]

const DESKTOP_ONLY = ['desktop']
/** The desktop's network stack uses the proxy and the authorities of the system, and needs no others. */
const HEADLESS_ONLY = ['network']

/** @param desktop whether this is the desktop window */
export function isShown(section: string, desktop: boolean): boolean {
  return ![...HIDDEN, ...(desktop ? HEADLESS_ONLY : DESKTOP_ONLY)].includes(section)
}
