/** Start at login, as the settings say, written anew at each start so that it points at the program of today. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { autostartEntry, type LoginItem, systemLoginItem } from '../../adapters/electron/login-item.ts'
import type { Application } from '../../application.ts'

/** Follows the settings while the program runs; what fails is logged. */
export function composeLoginItem({ foundation: { log, settings } }: Application): void {
  // An unpackaged program is Electron itself with an argument: nothing to start at login.
  if (!app.isPackaged) return
  const item = loginItem()

  function apply(enabled: boolean): void {
    try {
      item.set(enabled)
    } catch (error) {
      log.warn('Start at login could not be set.', { enabled, error })
    }
  }

  apply(settings.read().desktop.start_at_login)
  settings.onChange((now, before) => {
    if (now.desktop.start_at_login !== before.desktop.start_at_login) apply(now.desktop.start_at_login)
  })
}

function loginItem(): LoginItem {
  if (process.platform !== 'linux') return systemLoginItem(app)
  return autostartEntry({
    configFolder: process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'),
    program: process.env.APPIMAGE ?? process.execPath,
  })
}
