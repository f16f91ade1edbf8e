/** The desktop from start to quit: tray, window and notifications of the application, or of a running instance. */
import { app, Menu, protocol } from 'electron'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { setNoMenu } from '../../adapters/electron/app-menu.ts'
import { guardContents } from '../../adapters/electron/guards.ts'
import { chooseKeyStore } from '../../adapters/electron/key-store.ts'
import { startedAtLogin } from '../../adapters/electron/login-item.ts'
import { claimPanelScheme } from '../../adapters/electron/panel-scheme.ts'
import { profileFolder } from '../../adapters/electron/profile.ts'
import type { TrayIcon } from '../../adapters/electron/tray-icon.ts'
import { defaultDataFolder } from '../../adapters/files/data-folder.ts'
import { makeFolder } from '../../adapters/files/make-folder.ts'
import { begin } from './begin.ts'
import { catchEverything, composeGone, composeQuitting, tellStartFailure } from './life.ts'
import { systemLanguage } from './platform.ts'
import { composeTray, composeTrayHost, type FollowedHost } from './tray.ts'
import { composeWindow } from './window.ts'

/** The id used by the installers: with another one, Windows shows no notifications. */
const APP_ID = 'org.vigie.app'

/** Call before Electron is ready. @param preload path of the window's script */
export function openDesktop(preload: string): void {
  catchEverything()
  app.setAppUserModelId(APP_ID)
  // Electron would remove the switch from its processes, which then cannot be sandboxed (as root), so none would start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  claimPanelScheme(protocol)
  setNoMenu(Menu)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  try {
    chooseProfile()
  } catch (error) {
    const params = { path: defaultDataFolder(), detail: systemProblem(error) }
    void refuse(new VigieError('database_unavailable', params, { cause: error }))
    return
  }
  if (app.requestSingleInstanceLock()) {
    chooseKeyStore(app.commandLine, process)
    void openOrRefuse(preload)
  } else app.quit()
}

async function openOrRefuse(preload: string): Promise<void> {
  await app.whenReady()
  try {
    await run(preload)
  } catch (error) {
    await refuse(error)
  }
}

async function refuse(error: unknown): Promise<void> {
  await app.whenReady()
  await tellStartFailure(error, systemLanguage())
  app.exit(1)
}

async function run(preload: string): Promise<void> {
  const begun = await begin(defaultDataFolder(), {
    open: (view, item) => window.show(view, item),
    leave: (by, patienceMs) => quitting.leave(by, patienceMs),
  })
  const { source } = begun
  const quitting = composeQuitting(begun, () => {
    host?.stop()
    window.destroy()
    tray?.destroy()
  })
  let tray: TrayIcon | null = null
  let host: FollowedHost | null = null
  const icon = { bounds: () => tray?.bounds() ?? null, isShown: () => host?.isIconShown() ?? true }
  const window = composeWindow(source, quitting, icon, preload)
  composeGone(begun, window)
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())

  await begun.start()
  tray = await composeTray(source, window)
  const { appearance, desktop } = source.settings()
  const hidden = appearance.first_run_done && desktop.start_hidden && startedAtLogin(app, process)
  host = await composeTrayHost(tray, window)
  if (!hidden || !host.isIconShown()) window.show()
}

/** Call before the lock is requested, which is one per profile. @throws Error if the folder cannot be created */
function chooseProfile(): void {
  const folder = profileFolder(process.env)
  if (folder === null) return
  makeFolder(folder, 0o700)
  app.setPath('userData', folder)
}
