/** Texts of notifications, in the format of the server that shows them. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const NOTIFICATIONS = 'org.freedesktop.Notifications'
const QUESTION = [
  'call',
  '--session',
  '--dest',
  NOTIFICATIONS,
  '--object-path',
  '/org/freedesktop/Notifications',
  '--method',
  `${NOTIFICATIONS}.GetCapabilities`,
]
const TIMEOUT_MS = 2000

/** Whether the bodies of notifications are markup here: on Linux, if the server says so. */
export async function readsMarkup(
  { platform }: Pick<NodeJS.Process, 'platform'>,
  ask: () => Promise<string> = async () =>
    (await promisify(execFile)('gdbus', QUESTION, { timeout: TIMEOUT_MS })).stdout,
): Promise<boolean> {
  if (platform !== 'linux') return false
  try {
    return (await ask()).includes("'body-markup'")
  } catch {
    // The server cannot be asked: most servers read markup, and one that does not shows an entity at worst.
    return true
  }
}

/**
 * @returns a body that is shown unchanged. Three characters have a meaning in markup (Desktop Notifications
 * Specification, "Markup"); titles have no markup
 */
export function notificationBody(text: string, markup: boolean): string {
  return markup ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text
}
