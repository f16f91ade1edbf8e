/** How this package is updated: automatically or manually. */
import { app } from 'electron'
import electronUpdater from 'electron-updater'
import { ownAppImage } from '../../adapters/electron/app-image.ts'
import type { Quitting } from '../../adapters/electron/quitting.ts'
import { electronInstaller, updateAbility } from '../../adapters/electron/updater.ts'
import type { Platform } from '../platform.ts'

/** Longer than macOS takes to unpack a version and prepare its start. */
const PATIENCE_MS = 60_000

/** @param leave stops the application, then quits through its argument */
export function desktopUpdateAbility(leave: Quitting['leave']): NonNullable<Platform['updateAbility']> {
  return (log) =>
    updateAbility(
      { isPackaged: app.isPackaged, platform: process.platform, appImage: ownAppImage(process) },
      () =>
        electronInstaller({
          updater: electronUpdater.autoUpdater,
          leave: (by) => leave(by, 2 * PATIENCE_MS),
          quit: () => app.quit(),
          afterPatience: (giveUp) => void setTimeout(giveUp, PATIENCE_MS),
          log,
        }),
    )
}
