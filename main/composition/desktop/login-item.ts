/** Start at login, as configured, rewritten at each start so that it points at the current program. */

import { join } from 'node:path'
import { app } from 'electron'
import { ownAppImage } from '../../adapters/electron/app-image.ts'
import {
  autostartEntry,
  type LoginItem,
  macLoginItem,
  windowsLoginItem,
} from '../../adapters/electron/login-item.ts'
import { homeFolder } from '../../adapters/files/home-folder.ts'
import type { Application } from '../../application.ts'

/** Keeps the system's entry in line with the settings; does nothing if there can be none. */
export function composeLoginItem({ foundation: { log, settings, loginItem } }: Application): void {
  if (loginItem === undefined) return
  const guarded = (enabled: boolean, work: () => void) => {
    try {
      work()
    } catch (error) {
      log.warn('Start at login could not be set.', { enabled, error })
    }
  }
  const wanted = settings.read().desktop.start_at_login
  guarded(wanted, () => (wanted ? loginItem.renew() : loginItem.set(false)))
  settings.onChange(({ desktop: { start_at_login: now } }, { desktop: { start_at_login: before } }) => {
    if (now !== before) guarded(now, () => loginItem.set(now))
  })
}

/** Undefined for an unpackaged program, which is Electron itself with an argument. */
export function desktopLoginItem(): LoginItem | undefined {
  if (!app.isPackaged) return undefined
  if (process.platform === 'darwin') return macLoginItem(app)
  if (process.platform === 'win32') return windowsLoginItem(app)
  return autostartEntry({
    configFolder: process.env.XDG_CONFIG_HOME || join(homeFolder(), '.config'),
    program: ownAppImage(process) ?? process.execPath,
  })
}
