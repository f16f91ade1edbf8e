/** An instance with a year of scores, a built panel and a browser; and the same React without Vigie's code. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { addSampleScores } from '../../../scripts/seed/sample-index.ts'
import { launchBrowser } from '../../helpers/browser.ts'
import { ended, freePort } from '../../helpers/headless-process.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { clientOf, settle } from '../../helpers/panel-client.ts'
import type { RecordedViews } from '../peers/bare-panel/recorded-view.ts'
import { servedFolder } from './instance.ts'

const root = join(import.meta.dirname, '../../..')

/** Both open; `close` ends them. */
export interface PanelScene {
  readonly instance: RunningInstance
  readonly browser: Browser
  readonly close: () => Promise<void>
}

/** @param switches additional arguments of Chromium */
export async function openPanel(switches: readonly string[] = []): Promise<PanelScene> {
  process.env.NODE_ENV = 'production'
  await build({ logLevel: 'silent' })
  const instance = await startInstance(undefined, { network: false })
  const browser = await launchBrowser(switches)
  const client = clientOf(instance.url, instance.token)
  await settle(client)
  await addSampleScores(client, 2)
  const close = async () => {
    await browser.close()
    await instance.stop()
  }
  return { instance, browser, close }
}

/** A page that another process serves, so that what Playwright does here is not in the way of its answers. */
export interface ServedPage {
  readonly url: string
  readonly close: () => Promise<void>
}

/** The panel of the built program with a year of scores. @throws Error if there is no build */
export async function servePanel(): Promise<ServedPage> {
  const folder = await servedFolder(null)
  const url = `http://127.0.0.1:${(await folder.startOurs()).port}`
  const client = clientOf(url, folder.token)
  await settle(client)
  await addSampleScores(client, 2)
  return { url: `${url}/#token=${folder.token}`, close: folder.close }
}

/** Builds and serves the page of `peers/bare-panel`, which draws the same elements. */
export async function serveBarePanel(recorded: RecordedViews): Promise<ServedPage> {
  const outDir = mkdtempSync(join(root, 'dist/bare-panel-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../peers/bare-panel'),
    base: './',
    logLevel: 'silent',
    define: { RECORDED: JSON.stringify(recorded) },
    build: { outDir, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  })
  const port = await freePort()
  const script = join(import.meta.dirname, '../peers/bare-panel-server.ts')
  const child = spawn(process.execPath, [script, String(port), outDir], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/index.html`
  while ((await fetch(url).catch(() => null)) === null) await pause(10)
  return {
    url,
    close: async () => {
      await ended(child)
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
