/** Measures leaks: in a page after visits to every view, and in the instance after opening and closing the panel. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { buildPreload } from '../../../scripts/build/main.ts'
import type { RunningInstance } from '../../helpers/instance.ts'
import { ENDPOINTS, type PanelEndpoint, windowEndpoint } from '../../helpers/panel-endpoint.ts'
import { line } from '../harness/line.ts'
import { type Counter, countOn, more } from '../tools/instance-census.ts'
import { openPanel } from '../tools/panel-scene.ts'

const TIMES = 100

/** Listeners, intervals and ports in the page; streams, listeners, ports, sockets and timers in the instance. */
async function leftBehind() {
  await buildPreload()
  const { instance, browser, close } = await openPanel(windowEndpoint.switches)
  try {
    const page = await leftInPage(instance, browser)
    const here = await leftInInstance(instance, browser)
    return { left: page.value + here.value, detail: { ...page.detail, ...here.detail } }
  } finally {
    await close()
  }
}

/** Opens the panel a hundred times until it follows the events, and closes it abruptly; through each endpoint. */
async function leftInInstance(instance: RunningInstance, browser: Browser) {
  const counter = countOn(instance)
  const before = counter.now()
  for (const endpoint of ENDPOINTS) await openAndClose(instance, browser, endpoint, counter)
  const after = await counter.atRest(before)
  return {
    value: more(after, before),
    detail: {
      openings: counter.opened(),
      streams: after.streams,
      listeners_here: after.listeners,
      ports_here: after.ports,
      sockets: `${before.sockets} -> ${after.sockets}`,
      timers: `${before.timers} -> ${after.timers}`,
    },
  }
}

async function openAndClose(
  instance: RunningInstance,
  browser: Browser,
  endpoint: PanelEndpoint,
  counter: Counter,
) {
  const context = await browser.newContext({ locale: 'en-GB' })
  for (let times = 0; times < TIMES; times += 1) {
    const opened = counter.opened()
    const page = await context.newPage()
    const addressOf = await endpoint.lead(page, instance)
    await page.goto(addressOf('now'))
    await page.getByRole('meter').waitFor()
    if (!(await counter.opensMore(opened)))
      throw new Error(`The panel followed no events through ${endpoint.name}.`)
    await page.close()
  }
  await context.close()
}

/** Visits every view a hundred times in one page, through the window's endpoint, which has a port. */
async function leftInPage(instance: RunningInstance, browser: Browser) {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await countLiving(page)
  const addressOf = await windowEndpoint.lead(page, instance)
  await page.goto(addressOf('now'))
  await page.getByRole('meter').waitFor()
  const session = await context.newCDPSession(page)
  await visit(page, 10)
  const before = await counts(page, session)
  await visit(page, TIMES)
  const after = await counts(page, session)
  await context.close()
  const left = (name: keyof typeof after) => Math.max(0, after[name] - before[name])
  return {
    value: left('listeners') + left('intervals') + left('ports'),
    detail: { ...after, listeners_before: before.listeners, nodes_before: before.nodes },
  }
}

/** Counts what is alive: intervals that were not cleared, channels that were not closed. */
async function countLiving(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const living = { intervals: new Set<unknown>(), ports: new Set<unknown>() }
    const { setInterval: set, clearInterval: clear } = window
    const { close } = MessagePort.prototype
    MessagePort.prototype.close = function () {
      living.ports.delete(this)
      close.call(this)
    }
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
          living.ports.add(this.port1)
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

/** Idle on Now, after garbage collection. */
async function counts(page: Page, session: CDPSession) {
  await page.locator('.plot canvas').waitFor()
  await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined)
  await session.send('HeapProfiler.enable')
  for (let rounds = 0; rounds < 3; rounds += 1) await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  const { intervals, ports } = await page.evaluate(() => {
    const { living } = window as unknown as { living: { intervals: Set<unknown>; ports: Set<unknown> } }
    return { intervals: living.intervals.size, ports: living.ports.size }
  })
  return { listeners: jsEventListeners, nodes, intervals, ports }
}

export const panelLeftBehind = line({
  name: 'panel-left-behind',
  work: 'what is left of a hundred visits to four views, and of opening and closing the panel a hundred times.',
  peer: null,
  figures: { left: { unit: 'listeners, timers, ports, sockets, streams', goal: { atMost: 0 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const { left, detail } = await leftBehind()
    return { ours: async () => ({ left }), detail: () => detail, close: () => undefined }
  },
})
