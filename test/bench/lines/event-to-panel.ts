/** From an event to the panel that shows it. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { line } from '../harness/line.ts'
import { median } from '../harness/statistics.ts'
import { openPanel } from '../tools/panel-scene.ts'

const EVENTS = 20
/** Between events: each is shown before the next, and this process has nothing else to do meanwhile, ms. */
const BETWEEN_MS = 40
const PAGE = `<!doctype html><ul class="runs"></ul><script>
  new EventSource('/events').onmessage = ({ data }) => {
    const { run } = JSON.parse(data)
    const item = document.createElement('li')
    item.textContent = run.job_id + ' probe ' + run.summary.probe
    document.querySelector('.runs').prepend(item)
  }
</script>`
/** Notes in the page when each run was first there. */
const WATCH = `
  globalThis.seen = {}
  new MutationObserver(() => {
    const now = performance.now()
    for (const [, probe] of document.querySelector('.runs').textContent.matchAll(/probe (\\d+)/g)) seen[probe] ??= now
  }).observe(document.body, { childList: true, subtree: true, characterData: true })`

/** Of the clock of the system that only runs on, ms: what processes know of the time of day can differ by more than an event takes. */
const now = () => Number(process.hrtime.bigint()) / 1e6

/**
 * A page that notes what it shows. It is told by CDP, as Playwright's own calls count as a press of the reader, after which
 * the panel reads everything anew at each event.
 */
async function watched(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const began = 1000 * (metrics.find(({ name }) => name === 'NavigationStart')?.value ?? Number.NaN)
  await session.send('Runtime.evaluate', { expression: WATCH })
  return async (): Promise<Readonly<Record<string, number>>> => {
    const { result } = await session.send('Runtime.evaluate', { expression: 'seen', returnByValue: true })
    const shown: Readonly<Record<string, number>> = result.value
    return Object.fromEntries(Object.entries(shown).map(([run, at]) => [run, began + at]))
  }
}

let probe = 100

/** Median time from a call of `publish` to the page that shows the run, ms. @throws Error if one was not shown */
async function timeToShow(
  page: Page,
  seen: () => Promise<Readonly<Record<string, number>>>,
  publish: (probe: number) => void,
): Promise<number> {
  await page.bringToFront()
  await pause(BETWEEN_MS)
  const began = new Map<number, number>()
  for (let event = 0; event < EVENTS; event += 1) {
    probe += 1
    began.set(probe, now())
    publish(probe)
    await pause(BETWEEN_MS)
  }
  const shown = await seen()
  return median(
    [...began].map(([one, at]) => {
      const time = shown[one]
      if (time === undefined) throw new Error(`the run of event ${one} was not shown`)
      return time - at
    }),
  )
}

/** A stream of events, and the page that listens to it. */
async function openBareStream() {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, answer) => {
    if (request.url !== '/events') return answer.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n')
    return listeners.add(answer)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    listening: () => listeners.size > 0,
    publish: (event: object) => {
      for (const each of listeners) each.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export const eventToPanel = line({
  name: 'event-to-panel',
  work: 'from the event of a run, after its commit, to the panel in a browser that shows it: the median of twenty.',
  peer: 'a bare stream of server-sent events with the same event, and a page that adds its text',
  figures: { time: { unit: 'ms', goal: { ratio: 2 } } },
  sizes: [1],
  setUp: async () => {
    const { instance, browser, close } = await openPanel()
    const bare = await openBareStream()
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' })
    const [page, plain] = [await context.newPage(), await context.newPage()]
    await page.goto(`${instance.url}/#token=${instance.token}`)
    await page.locator('.runs li').first().waitFor()
    await plain.goto(bare.url)
    while (!bare.listening()) await pause(10)
    const { services, foundation } = instance.application
    const [run] = services.runs.list({ limit: 1 }).items
    if (run === undefined) throw new Error('no run was stored')
    const eventOf = (told: number) => {
      const scheduled_for = new Date().toISOString()
      const summary = { probe: told }
      const ended = {
        ...run,
        id: `probe-${told}`,
        outcome: 'succeeded' as const,
        faults: [],
        summary,
        scheduled_for,
      }
      return { type: 'run' as const, run: ended }
    }
    const [seen, seenPlain] = [await watched(page), await watched(plain)]
    return {
      ours: async () => ({
        time: await timeToShow(page, seen, (told) => foundation.events.publish(eventOf(told))),
      }),
      peer: async () => ({ time: await timeToShow(plain, seenPlain, (told) => bare.publish(eventOf(told))) }),
      close: async () => {
        bare.close()
        await close()
      },
    }
  },
})
