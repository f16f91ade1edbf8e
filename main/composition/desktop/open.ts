/** The desktop from its start to its quit: the application under Electron, with tray, window and notifications. */
import { app, Menu, protocol } from 'electron'
import packageJson from '../../../package.json' with { type: 'json' }
import { setNoMenu } from '../../adapters/electron/app-menu.ts'
import { guardContents } from '../../adapters/electron/guards.ts'
import { chooseKeyStore } from '../../adapters/electron/key-store.ts'
import { startedAtLogin } from '../../adapters/electron/login-item.ts'
import { claimPanelScheme } from '../../adapters/electron/panel-scheme.ts'
import type { TrayIcon } from '../../adapters/electron/tray-icon.ts'
import { defaultDataFolder } from '../../adapters/files/data-folder.ts'
import { createApplication } from '../../application.ts'
import { catchEverything, composeGone, composeQuitting, tellStartFailure } from './life.ts'
import { composeLoginItem } from './login-item.ts'
import { desktopPlatform, systemLanguage } from './platform.ts'
import { applicationSource } from './source.ts'
import { composeTray, composeTrayHost } from './tray.ts'
import { composeWindow } from './window.ts'

/** The id of the installers: with another one, Windows shows no notification. */
const APP_ID = 'org.vigie.app'

/** To be called before Electron is ready. @param preload path of the script of the window */
export function openDesktop(preload: string): void {
  catchEverything()
  app.setAppUserModelId(APP_ID)
  // Electron would take the switch from its processes, which cannot be sandboxed then (as root), and none of them starts.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  claimPanelScheme(protocol)
  setNoMenu(Menu)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  if (app.requestSingleInstanceLock()) {
    chooseKeyStore(app.commandLine, process)
    void begin(preload)
  } else app.quit()
}

async function begin(preload: string): Promise<void> {
  await app.whenReady()
  try {
    await run(preload)
  } catch (error) {
    await tellStartFailure(error, systemLanguage())
    app.exit(1)
  }
}

async function run(preload: string): Promise<void> {
  const application = createApplication({
    dataFolder: defaultDataFolder(),
    rest: { always: false },
    environment: process.env,
    version: packageJson.version,
    platform: desktopPlatform(
      (view, item) => window.show(view, item),
      (by, patienceMs) => quitting.leave(by, patienceMs),
    ),
  })
  const quitting = composeQuitting(application, () => window.destroy())
  const source = applicationSource(application)
  let tray: TrayIcon | null = null
  const window = composeWindow(source, quitting, () => tray?.bounds() ?? null, preload)
  composeGone(application, window)
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  composeLoginItem(application)

  await application.start()
  tray = await composeTray(source, window)
  const { appearance, desktop } = application.foundation.settings.read()
  const hidden = appearance.first_run_done && desktop.start_hidden && startedAtLogin(app, process)
  const seen = await composeTrayHost(tray, window)
  if (!hidden || !seen) window.show()
}
