/** The tray: its picture, its menu, and what keeps both true. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron'
import type { StatusWindow } from '../../adapters/electron/status-window.ts'
import { performTrayAction } from '../../adapters/electron/tray-actions.ts'
import { followTray } from '../../adapters/electron/tray-follow.ts'
import { createTrayIcon, type TrayIcon } from '../../adapters/electron/tray-icon.ts'
import type { Application } from '../../application.ts'
import type { TrayAction } from '../../core/tray/menu.ts'
import { trayModel } from '../../core/tray/model.ts'
import { readTrayState } from '../../core/tray/read.ts'

/** Shows the tray, or answers null where this desktop has none: then the window has to stand in for it. */
export async function composeTray(application: Application, window: StatusWindow): Promise<TrayIcon | null> {
  const { assets, clock, events, language, log: allLog } = application.foundation
  const log = allLog.topic('tray')
  const client = () => application.client(language())
  const read = () => readTrayState(client(), clock, language())

  async function act(action: TrayAction): Promise<void> {
    try {
      await performTrayAction({ client: client(), open: window.show, quit: () => app.quit() }, action)
    } catch (error) {
      log.warn('A tray entry could not be carried out.', { action: action.do, error })
    }
  }

  try {
    const icon = createTrayIcon(
      {
        create: (image) => new Tray(image),
        emptyImage: () => nativeImage.createEmpty(),
        readPng: (path) => readFileSync(join(assets, 'tray', path)),
        buildMenu: (entries) => Menu.buildFromTemplate(entries),
        theme: nativeTheme,
        platform: process.platform,
        act: (action) => void act(action),
        toggleWindow: window.toggle,
      },
      trayModel(await read()),
    )
    followTray({ events, read, render: (state) => icon.render(trayModel(state)), log })
    return icon
  } catch (error) {
    log.warn('This desktop shows no tray icon, so the window opens by itself.', { error })
    return null
  }
}
