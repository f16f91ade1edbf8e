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
const PAGE = `<!doctype html><ul class="runs"></ul><script>
  new EventSource('/events').onmessage = ({ data }) => {
    const item = document.createElement('li')
    item.textContent = JSON.parse(data).run.job_id
    document.querySelector('.runs').prepend(item)
  }
</script>`

/** Instants of this process and of the page are on the same clock. */
const now = () => performance.timeOrigin + performance.now()

/** Median time from a call of `publish` to the page that shows the name, ms. */
async function timeToShow(page: Page, names: () => string, publish: (name: string) => void): Promise<number> {
  const times: number[] = []
  await page.bringToFront()
  for (let event = 0; event < EVENTS; event += 1) {
    const name = names()
    await page.evaluate((wanted) => {
      const seen = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector('.runs')?.textContent?.includes(wanted) !== true) return
          observer.disconnect()
          resolve(performance.timeOrigin + performance.now())
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      })
      Object.assign(window, { seen })
    }, name)
    const began = now()
    publish(name)
    const shown = await page.evaluate(() => (window as unknown as { seen: Promise<number> }).seen)
    times.push(shown - began)
  }
  return median(times)
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
    let count = 0
    const names = () => {
      count += 1
      return `probe-${count}-end`
    }
    const eventOf = (name: string) => ({
      type: 'run' as const,
      run: { ...run, id: name, job_id: name, scheduled_for: new Date().toISOString() },
    })
    return {
      ours: async () => ({
        time: await timeToShow(page, names, (name) => foundation.events.publish(eventOf(name))),
      }),
      peer: async () => ({ time: await timeToShow(plain, names, (name) => bare.publish(eventOf(name))) }),
      close: async () => {
        bare.close()
        await close()
      },
    }
  },
})
