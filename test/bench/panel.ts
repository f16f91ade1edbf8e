/** The panel in a real browser: what it weighs, how soon it shows a year, and what opening and closing leaves behind. */
import { gzipSync } from 'node:zlib'
import type { Browser, CDPSession, Page, Response } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser } from '../helpers/browser.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, fillIndex, settle } from '../helpers/panel-scene.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const OPENINGS = 100
const PAINTS = 11

/** Gzip of every script that the browser asks for until Now is shown; all eight views beside it. */
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

async function withPanel<T>(work: (instance: RunningInstance, browser: Browser) => Promise<T>): Promise<T> {
  await build({ logLevel: 'silent' })
  const instance = await startInstance(undefined, { network: false })
  const browser = await launchBrowser()
  try {
    const client = clientOf(instance.url, instance.token)
    await settle(client)
    await fillIndex(client, 2)
    return await work(instance, browser)
  } finally {
    await browser.close()
    await instance.stop()
  }
}

/** From the start of the load to the frame that shows score and history, files cached as in daily use; the median. */
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

/** Listeners, nodes and intervals that a hundred visits to every view leave behind. */
async function leaks(): Promise<Measurement> {
  return withPanel(async (instance, browser) => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    await countTimers(page)
    await page.goto(`${instance.url}/#token=${instance.token}`)
    await page.getByRole('meter').waitFor()
    const session = await page.context().newCDPSession(page)
    await visit(page, 10)
    const before = await counts(page, session)
    await visit(page, OPENINGS)
    const after = await counts(page, session)
    const left = (name: keyof typeof after) => Math.max(0, after[name] - before[name])
    return {
      value: left('listeners') + left('intervals') + left('ports'),
      detail: { ...after, listeners_before: before.listeners, nodes_before: before.nodes },
    }
  })
}

/** Keeps count of what lives: intervals set and not cleared, ports made and not closed. */
async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const living = { intervals: new Set<unknown>(), ports: 0 }
    const { setInterval: set, clearInterval: clear } = window
    Object.assign(window, {
      living,
      setInterval: (...args: Parameters<typeof set>) => {
        const timer = set(...args)
        living.intervals.add(timer)
        return timer
      },
      clearInterval: (timer: number) => {
        living.intervals.delete(timer)
        clear(timer)
      },
      MessageChannel: class extends MessageChannel {
        constructor() {
          super()
          living.ports += 1
        }
      },
    })
  })
}

async function visit(page: Page, times: number): Promise<void> {
  for (let visits = 0; visits < times; visits += 1) {
    for (const view of ['alerts', 'jobs', 'settings', 'now']) {
      await page.evaluate((name) => {
        location.hash = `#/${name}`
      }, view)
      await page.locator('main .card').first().waitFor()
    }
  }
}

/** At rest on Now, after the garbage of the visits is gone. */
async function counts(page: Page, session: CDPSession) {
  await page.locator('.plot canvas').waitFor()
  await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined)
  await session.send('HeapProfiler.enable')
  for (let rounds = 0; rounds < 3; rounds += 1) await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  const { intervals, ports } = await page.evaluate(() => {
    const { living } = window as unknown as { living: { intervals: Set<unknown>; ports: number } }
    return { intervals: living.intervals.size, ports: living.ports }
  })
  return { listeners: jsEventListeners, nodes, intervals, ports }
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'panel-script', unit: 'kB gzip', budget: 150, better: 'lower', run: weigh },
  { name: 'panel-first-paint', unit: 'ms', budget: 150, better: 'lower', run: paint },
  { name: 'panel-left-behind', unit: 'listeners, timers, ports', budget: 0, better: 'lower', run: leaks },
]
