/**
 * Whether the desktop shows tray icons at all. GNOME does so only with an extension; without it Electron makes a tray
 * that nobody sees, and says nothing.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Who shows icons has this name on the session bus. */
const WATCHER = 'org.kde.StatusNotifierWatcher'
const BUS = ['--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus']
const QUESTION = ['call', '--session', ...BUS, '--method', 'org.freedesktop.DBus.NameHasOwner', WATCHER]
const TIMEOUT_MS = 2000

/** @returns what GLib's `gdbus` prints: `(true,)` or `(false,)` @throws Error where the bus cannot be asked */
async function askBus(): Promise<string> {
  const { stdout } = await promisify(execFile)('gdbus', QUESTION, { timeout: TIMEOUT_MS })
  return stdout
}

/** No only where GNOME itself says so: other desktops have ways of their own to show icons. */
export async function showsTray(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  ask: () => Promise<string> = askBus,
): Promise<boolean> {
  if (platform !== 'linux' || !/\bGNOME\b/i.test(env.XDG_CURRENT_DESKTOP ?? '')) return true
  try {
    return !(await ask()).includes('false')
  } catch {
    // Without gdbus or a bus nobody knows; a window that nobody asked for would be worse at each login.
    return true
  }
}
