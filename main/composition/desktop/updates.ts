/** How this package is updated: by itself, or by its owner's hand. */
import { app } from 'electron'
import electronUpdater from 'electron-updater'
import { electronInstaller, updateAbility } from '../../adapters/electron/updater.ts'
import type { Platform } from '../platform.ts'

export const desktopUpdateAbility: NonNullable<Platform['updateAbility']> = (stop, log) =>
  updateAbility(
    { isPackaged: app.isPackaged, platform: process.platform, appImage: process.env.APPIMAGE },
    () => electronInstaller({ updater: electronUpdater.autoUpdater, stop, log }),
  )
