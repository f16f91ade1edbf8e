/** The desktop root: the application under Electron, with tray, window and notifications. */
import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
import packageJson from '../package.json' with { type: 'json' }
import { sentence, VigieError } from '../shared/errors.ts'
import { guardContents } from './adapters/electron/guards.ts'
import { claimPanelScheme } from './adapters/electron/panel-scheme.ts'
import { handleQuit } from './adapters/electron/quitting.ts'
import type { TrayIcon } from './adapters/electron/tray-icon.ts'
import { defaultDataFolder } from './adapters/files/data-folder.ts'
import { createApplication } from './application.ts'
import { composeLoginItem } from './composition/desktop/login-item.ts'
import { desktopPlatform, systemLanguage } from './composition/desktop/platform.ts'
import { composeTray } from './composition/desktop/tray.ts'
import { composeWindow } from './composition/desktop/window.ts'

/** The id of the installers: with another one, Windows shows no notification. */
const APP_ID = 'org.vigie.app'

app.setAppUserModelId(APP_ID)
app.enableSandbox()
claimPanelScheme(protocol)
app.on('web-contents-created', (_event, contents) => guardContents(contents))
if (app.requestSingleInstanceLock()) void begin()
else app.quit()

async function begin(): Promise<void> {
  await app.whenReady()
  try {
    await run()
  } catch (error) {
    const known = error instanceof VigieError
    dialog.showErrorBox('Vigie', known ? sentence(error.code, error.params, systemLanguage()) : String(error))
    app.exit(1)
  }
}

async function run(): Promise<void> {
  const application = createApplication({
    dataFolder: defaultDataFolder(),
    rest: { always: false },
    environment: process.env,
    version: packageJson.version,
    platform: desktopPlatform((view, item) => window.show(view, item)),
  })
  const { log } = application.foundation
  const quitting = handleQuit(app, application.stop, (error) =>
    log.error('Vigie did not stop well.', { error }),
  )
  let tray: TrayIcon | null = null
  const preload = join(import.meta.dirname, 'preload.cjs')
  const window = composeWindow(application, quitting, () => tray?.bounds() ?? null, preload)
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  composeLoginItem(application)

  await application.start()
  void application.stopped.then(() => app.quit())
  tray = await composeTray(application, window)
  const { appearance, desktop } = application.foundation.settings.read()
  const hidden = desktop.start_hidden && process.argv.includes('--hidden')
  if (tray === null || !hidden || !appearance.first_run_done) window.show()
}
