/** The tray: its icon, its menu, and their updates. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron'
import type { StatusWindow } from '../../adapters/electron/status-window.ts'
import { performTrayAction } from '../../adapters/electron/tray-actions.ts'
import { followTray } from '../../adapters/electron/tray-follow.ts'
import { followHost, hostState } from '../../adapters/electron/tray-host.ts'
import { createTrayIcon, type TrayIcon } from '../../adapters/electron/tray-icon.ts'
import { programFolder } from '../../adapters/files/program-folder.ts'
import type { TrayAction } from '../../core/tray/menu.ts'
import { relaunch } from './relaunch.ts'
import type { DesktopSource } from './source.ts'
import { currentBarTheme } from './tray-look.ts'

/** Shows the tray until it is destroyed, or returns null if this desktop has none: then the window replaces it. */
export async function composeTray(source: DesktopSource, window: StatusWindow): Promise<TrayIcon | null> {
  const log = source.log.topic('tray')

  async function act(action: TrayAction): Promise<void> {
    try {
      await performTrayAction(
        { client: source.client(), open: window.show, quit: () => app.quit(), startHere },
        action,
      )
    } catch (error) {
      log.warn('A tray entry could not be carried out.', { action: action.do, error })
    }
  }

  try {
    const icon = createTrayIcon(
      {
        create: (image) => new Tray(image),
        emptyImage: () => nativeImage.createEmpty(),
        readPng: (path) => readFileSync(join(programFolder(), 'assets', 'tray', path)),
        buildMenu: (entries) => Menu.buildFromTemplate(entries),
        theme: () => currentBarTheme(source.settings()),
        colours: nativeTheme,
        platform: process.platform,
        act: (action) => void act(action),
        toggleWindow: window.toggle,
      },
      await source.trayModel(),
    )
    const { subscribe, trayModel: read } = source
    const stopFollowing = followTray({ subscribe, read, render: icon.render, log })
    return {
      ...icon,
      destroy: () => {
        stopFollowing()
        icon.destroy()
      },
    }
  } catch (error) {
    log.warn('This desktop shows no tray icon, so the window opens by itself.', { error })
    return null
  }
}

/** The panel that shows the icon, as far as the session bus reports. */
export interface FollowedHost {
  /** Whether the icon may be visible. */
  readonly isIconShown: () => boolean
  readonly stop: () => void
}

/**
 * From now on, shows the window when the panel with the icon disappears, and the icon to a new panel.
 * To be stopped before tray and window are destroyed.
 */
export async function composeTrayHost(tray: TrayIcon | null, window: StatusWindow): Promise<FollowedHost> {
  let state = await hostState(process)
  const stop = followHost(process, state, (next) => {
    state = next
    if (next === 'shown') tray?.renew()
    else window.show()
  })
  return { isIconShown: () => tray !== null && state !== 'not_shown', stop }
}

/**
 * The process that finds the data folder free becomes the application; its window is wanted, however this one
 * was started.
 */
function startHere(): void {
  relaunch(process.argv.slice(1).filter((word) => word !== '--hidden'))
  app.quit()
}
