/** The status window and its door. */
import { join } from 'node:path'
import { BrowserWindow, ipcMain, protocol, screen, session } from 'electron'
import { guardSession } from '../../adapters/electron/guards.ts'
import { servePanel } from '../../adapters/electron/panel-scheme.ts'
import type { Quitting } from '../../adapters/electron/quitting.ts'
import { createStatusWindow, type StatusWindow } from '../../adapters/electron/status-window.ts'
import { openWindowEndpoint } from '../../adapters/electron/window-endpoint.ts'
import { programFolder } from '../../adapters/files/program-folder.ts'
import type { Rectangle } from '../../core/window/position.ts'
import type { DesktopSource } from './source.ts'

const MINUTE_MS = 60_000

/** @param preload the built preload script */
export function composeWindow(
  { answer, log, settings }: DesktopSource,
  quitting: Quitting,
  trayBounds: () => Rectangle | null,
  preload: string,
): StatusWindow {
  const root = programFolder()
  guardSession(session.defaultSession)
  servePanel(protocol, join(root, 'dist', 'renderer'))
  openWindowEndpoint(ipcMain, { answer, log: log.topic('window') })
  return createStatusWindow({
    create: (options) => new BrowserWindow(options),
    screen,
    trayBounds,
    preload,
    icon: join(root, 'assets', 'icons', '256x256.png'),
    isQuitting: quitting.isQuitting,
    afterHidden: (release) => {
      const timer = setTimeout(release, settings().desktop.window_release_minutes * MINUTE_MS)
      return () => clearTimeout(timer)
    },
  })
}
