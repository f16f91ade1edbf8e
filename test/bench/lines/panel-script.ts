/** The scripts that the panel's first view loads. */
import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { line } from '../harness/line.ts'
import { openPanel } from '../tools/panel-scene.ts'

const VIEWS = ['alerts', 'trades', 'jobs', 'occupations', 'analysis', 'log', 'settings'] as const

export const panelScript = line({
  name: 'panel-script',
  work: 'the scripts that a browser loads until the first view shows its score and its history, each compressed.',
  peer: null,
  figures: { 'first view': { unit: 'kB gzip', goal: { atMost: 100 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const { instance, browser, close } = await openPanel()
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    const scripts = new Map<string, Response>()
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), response)
    })
    const total = async () => {
      const bodies = await Promise.all([...scripts.values()].map((script) => script.body()))
      return Math.round(bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 100) / 10
    }
    let all = 0
    return {
      ours: async () => {
        await page.goto(`${instance.url}/#token=${instance.token}`)
        await page.locator('.plot canvas').waitFor()
        const first = await total()
        for (const view of VIEWS) {
          await page.goto(`${instance.url}/#/${view}`)
          await page.locator('main .card').first().waitFor()
        }
        all = await total()
        return { 'first view': first }
      },
      detail: () => ({ all_views_kB: all, scripts: scripts.size }),
      close,
    }
  },
})
