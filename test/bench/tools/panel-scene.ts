/** An instance with a year of scores, a built panel and a browser; and the same React without Vigie's code. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { addSampleScores } from '../../../scripts/seed/sample-index.ts'
import { launchBrowser } from '../../helpers/browser.ts'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { clientOf, settle } from '../../helpers/panel-client.ts'

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

/** Builds and serves the page of `peers/bare-panel`. */
export async function openBarePanel(): Promise<{ readonly url: string; readonly close: () => void }> {
  const outDir = mkdtempSync(join(root, 'dist/bare-panel-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../peers/bare-panel'),
    base: './',
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  })
  const app = new Hono().use('*', serveStatic({ root: outDir }))
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
  return {
    url: `http://127.0.0.1:${await promise}/index.html`,
    close: () => {
      server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
