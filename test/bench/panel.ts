/** The panel in a real browser: its size, and how soon it shows a year. */
import { gzipSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { build } from 'vite'
import { addSampleScores } from '../../scripts/seed/sample-index.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const PAINTS = 11

/** Gzip size of every script that the browser requests until Now is shown, and of all eight views. */
async function weigh(): Promise<Measurement> {
  return withPanel(async (instance, browser) => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    const scripts = new Map<string, Response>()
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), response)
    })
    const total = async () => {
      const bodies = await Promise.all([...scripts.values()].map((script) => script.body()))
      return round(bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000)
    }
    await page.goto(`${instance.url}/#token=${instance.token}`)
    await page.locator('.plot canvas').waitFor()
    const value = await total()
    for (const view of ['alerts', 'trades', 'jobs', 'occupations', 'analysis', 'log', 'settings']) {
      await page.goto(`${instance.url}/#/${view}`)
      await page.locator('main .card').first().waitFor()
    }
    return { value, detail: { all_views_kB: await total(), scripts: scripts.size } }
  })
}

const round = (value: number) => Math.round(value * 10) / 10

/** Runs work with an instance with a year of scores and a browser. @param switches additional arguments of Chromium */
export async function withPanel<T>(
  work: (instance: RunningInstance, browser: Browser) => Promise<T>,
  switches: readonly string[] = [],
): Promise<T> {
  await build({ logLevel: 'silent' })
  const instance = await startInstance(undefined, { network: false })
  const browser = await launchBrowser(switches)
  try {
    const client = clientOf(instance.url, instance.token)
    await settle(client)
    await addSampleScores(client, 2)
    return await work(instance, browser)
  } finally {
    await browser.close()
    await instance.stop()
  }
}

/** From the start of the load to the frame that shows score and history, with cached files; the median. */
async function paint(): Promise<Measurement> {
  return withPanel(async (instance, browser) => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' })
    const page = await context.newPage()
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('[role=meter]') || !document.querySelector('.plot canvas')) return
        seen.disconnect()
        requestAnimationFrame(() => setTimeout(() => performance.mark('painted')))
      })
      seen.observe(document, { childList: true, subtree: true })
    })
    await page.goto(`${instance.url}/#token=${instance.token}`)
    const times: number[] = []
    for (let paints = 0; paints < PAINTS; paints += 1) {
      await page.reload()
      await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
      times.push(await page.evaluate(() => performance.getEntriesByName('painted')[0]?.startTime ?? 0))
    }
    const sorted = times.slice(1).sort((a, b) => a - b)
    const value = round(sorted[Math.floor(sorted.length / 2)] ?? 0)
    return { value, detail: { fastest_ms: round(sorted[0] ?? 0), slowest_ms: round(sorted.at(-1) ?? 0) } }
  })
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'panel-script', unit: 'kB gzip', budget: 150, better: 'lower', run: weigh },
  { name: 'panel-first-paint', unit: 'ms', budget: 150, better: 'lower', run: paint },
]
