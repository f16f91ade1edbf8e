/** The panel of an instance with years of use and many jobs: how soon each view is there, and what it asks while nobody touches it. */
import { createServer } from 'node:http'
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../helpers/browser.ts'
import { clientOf, settle } from '../../helpers/panel-client.ts'
import { line } from '../harness/line.ts'
import { servedFolder, settled } from '../tools/instance.ts'
import { plantRunsOf } from '../tools/plant.ts'

const SCORES = 1_000_000
const RUNS = 500_000
const TARGETS = 33
/** Those of every Vigie, and two more that only have runs. */
const OTHERS = ['fear-greed', 'alerts', 'trades', 'occupations', 'analysis', 'more-1', 'more-2']
const RECORDS = 1584
const IDLE_MS = 60_000

/** Each view with something of its content. */
const VIEWS = [
  ['alerts', '.alert'],
  ['alerts/calendar', '.calendar'],
  ['alerts/maintenances', '.due-list .due'],
  ['alerts/assets', '.asset'],
  ['trades', 'main .card .facts'],
  ['jobs', '.job-row'],
  ['jobs?as=timeline', '.lane-track'],
  ['jobs/target-7', '.run-rows > li'],
  ['occupations', '.occupation-row'],
  ['analysis', '.statistics'],
  ['log', '.log > li'],
  ['settings', '.settings .field'],
  ['now', '.plot canvas'],
] as const

const targetIds = Array.from({ length: TARGETS }, (_, at) => `target-${at + 1}`)

/** A service that answers at once. */
async function startService(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"success":true,"execution":{"triggered":false}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the service has no port')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

async function openFull() {
  const folder = await servedFolder({ scores: SCORES, alerts: 500, runs: 1 })
  plantRunsOf(folder.folder, [...OTHERS, ...targetIds], RUNS)
  const { port } = await folder.startOurs()
  const url = `http://127.0.0.1:${port}`
  const client = clientOf(url, folder.token)
  await settle(client)
  const service = await startService()
  const schedule = { form: 'cron', cron: '0 * * * * *', zone: 'Europe/Paris' }
  for (const [at, id] of targetIds.entries()) {
    const settings = { url: `${service.url}/${at}` }
    await client.jobs.create({ id, definition: { kind: 'analysis', schedule, settings } as never })
  }
  const rows = Array.from({ length: RECORDS }, (_, at) => {
    const domain = String.fromCharCode(65 + (at % 14))
    return `${domain}${1000 + Math.floor(at / 14)},Record ${at}`
  })
  const data_base64 = Buffer.from(['code,title', ...rows].join('\n')).toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64 })
  await settled()
  const browser = await launchBrowser()
  const page = await (
    await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  ).newPage()
  await markFirstView(page)
  await page.goto(`${url}/#token=${folder.token}`)
  await page.locator('.plot canvas').waitFor()
  return {
    page,
    close: async () => {
      await browser.close()
      service.close()
      await folder.close()
    },
  }
}

/** Marks the frame that shows a meter and a drawn history. */
async function markFirstView(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[role=meter]') || !document.querySelector('.plot canvas')) return
      seen.disconnect()
      requestAnimationFrame(() => setTimeout(() => performance.mark('first view')))
    })
    seen.observe(document, { childList: true, subtree: true })
  })
}

/** The best of several loads with cached files: what else the machine does only adds to it. */
async function firstView(page: Page): Promise<number> {
  const times: number[] = []
  for (let loads = 0; loads < 5; loads += 1) {
    await page.reload()
    await page.waitForFunction(() => performance.getEntriesByName('first view').length > 0)
    times.push(await page.evaluate(() => performance.getEntriesByName('first view')[0]?.startTime ?? 0))
  }
  return Math.min(...times)
}

/** From a change of the address to the frame that shows the view, for what was not read before. */
async function timeOf(page: Page, view: string, shows: string): Promise<number> {
  return page.evaluate(
    ([address = '', selector = '']) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = () => {
          if (document.querySelector(selector) === null) return requestAnimationFrame(look)
          return setTimeout(() => resolve(performance.now() - began))
        }
        location.hash = `#/${address}`
        requestAnimationFrame(look)
      }),
    [view, shows],
  )
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let rounds = 0; rounds < 3; rounds += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

export const panelFull = line({
  name: 'panel-full',
  work: `the panel of an instance with 1,000,000 scores, 500,000 runs, 40 jobs of which 33 call a service each minute, and 1,584 records: from the load to the first view, from a click to the slowest view, requests and memory while nobody touches it.`,
  peer: null,
  figures: {
    'first view': { unit: 'ms', goal: { atMost: 150 } },
    'slowest view': { unit: 'ms', goal: { atMost: 400 } },
    'requests while idle': { unit: 'a minute', goal: { atMost: 6 } },
    'memory gained': { unit: 'MB', goal: { atMost: 1 } },
  },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const { page, close } = await openFull()
    const detail: Record<string, number | string> = { load_average: Math.round(loadavg()[0] ?? 0) }
    return {
      ours: async () => {
        const first = await firstView(page)
        for (const round of ['cold', 'warm'] as const) {
          for (const [view, shows] of VIEWS) {
            const took = Math.round(await timeOf(page, view, shows))
            if (round === 'cold') detail[view] = took
          }
        }
        const views = VIEWS.map(([view]) => Number(detail[view]))
        const session = await page.context().newCDPSession(page)
        await session.send('HeapProfiler.enable')
        // What the first events of a view draw is kept for the next ones: the reading before them is no measure of growth.
        await pause(IDLE_MS)
        const before = await heapOf(session)
        let requests = 0
        page.on('request', () => {
          requests += 1
        })
        await pause(IDLE_MS)
        return {
          'first view': first,
          'slowest view': Math.max(...views),
          'requests while idle': (requests * 60_000) / IDLE_MS,
          'memory gained': Math.max(0, (await heapOf(session)) - before),
        }
      },
      detail: () => detail,
      close,
    }
  },
})
