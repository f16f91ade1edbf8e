/** The status window and its endpoint. */
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } from 'electron'
import { translate } from '../../../shared/messages/index.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { systemClock } from '../../adapters/clock/system.ts'
import { setMacMenu } from '../../adapters/electron/app-menu.ts'
import { nameDownloads } from '../../adapters/electron/downloads.ts'
import { guardSession } from '../../adapters/electron/guards.ts'
import { servePanel } from '../../adapters/electron/panel-scheme.ts'
import type { Quitting } from '../../adapters/electron/quitting.ts'
import { openReleasesOutside } from '../../adapters/electron/release-address.ts'
import { createStatusWindow, type StatusWindow } from '../../adapters/electron/status-window.ts'
import { systemFormats } from '../../adapters/electron/system-formats.ts'
import { openWindowEndpoint } from '../../adapters/electron/window-endpoint.ts'
import { listenToKeys } from '../../adapters/electron/window-keys.ts'
import { windowMemory } from '../../adapters/electron/window-memory.ts'
import { defaultDataFolder } from '../../adapters/files/data-folder.ts'
import { programFolder } from '../../adapters/files/program-folder.ts'
import type { Rectangle } from '../../core/window/position.ts'
import type { DesktopSource } from './source.ts'

/** A page takes about a second, on a busy machine three, ms. */
const LONGEST_DRAW_MS = 5000

/** What the window needs to know of the icon. */
export interface IconPlace {
  readonly bounds: () => Rectangle | null
  /** Whether an icon can bring a hidden window back; true if that is not known. */
  readonly isShown: () => boolean
}

/** @param preload the built preload script */
export function composeWindow(
  source: DesktopSource,
  quitting: Quitting,
  tray: IconPlace,
  preload: string,
): StatusWindow {
  const { answer, settings } = source
  const log = source.log.topic('window')
  const root = programFolder()
  const devTools = !app.isPackaged
  guardSession(session.defaultSession)
  servePanel(protocol, join(root, 'dist', 'renderer'))
  openWindowEndpoint(ipcMain, { answer, log })
  composeWords(source)
  let isAsking = false
  return createStatusWindow({
    create: (options) => {
      const window = new BrowserWindow(options)
      listenToKeys(window, { platform: process.platform, devTools })
      openReleasesOutside(window.webContents, {
        known: async () => (await source.client().updates.get()).by_hand?.url ?? null,
        open: shell.openExternal,
        failed: (error) => log.warn('The address of the newer version could not be opened.', { error }),
      })
      return window
    },
    screen,
    trayBounds: tray.bounds,
    memory: windowMemory(join(defaultDataFolder(), 'window.json'), log),
    preload,
    devTools,
    formats: systemFormats(app, process),
    now: systemClock.now,
    icon: join(root, 'assets', 'icons', '256x256.png'),
    isQuitting: quitting.isQuitting,
    closedWithoutIcon: (minimize) => {
      if (tray.isShown()) return false
      if (isAsking) return true
      isAsking = true
      void closeOrQuit(source.language(), minimize, () => quitting.leave()).finally(() => {
        isAsking = false
      })
      return true
    },
    afterHidden: (release) => {
      const timer = setTimeout(release, settings().desktop.window_release_minutes * MINUTE_MS)
      return () => clearTimeout(timer)
    },
    afterLongestDraw: (present) => {
      const timer = setTimeout(present, LONGEST_DRAW_MS)
      return () => clearTimeout(timer)
    },
    log,
  })
}

/** Localizes what the system shows: the menu of macOS and the dialog of a download. */
function composeWords({ language, subscribe }: DesktopSource): void {
  nameDownloads(session.defaultSession, {
    title: () => translate(language(), 'window.save'),
    folder: app.getPath('downloads'),
  })
  const setMenu = () => setMacMenu(Menu, process.platform, language())
  setMenu()
  subscribe(({ type }) => {
    if (type === 'settings') setMenu()
  })
}

/** Without an icon, a hidden window would be gone, and Vigie could not be quit. The dialog is no sheet: it waits for no page. */
async function closeOrQuit(language: Language, minimize: () => void, quit: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Vigie',
    message: translate(language, 'window.no_icon'),
    detail: translate(language, 'window.no_icon_choice'),
    buttons: [translate(language, 'window.keep_running'), translate(language, 'tray.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  if (response === 0) minimize()
  else quit()
}
