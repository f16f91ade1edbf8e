/**
 * What the panel asks while nobody touches it: little, whatever the number of jobs, and only about what is in sight.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const TARGETS = Array.from({ length: 33 }, (_, at) => `target-${at + 1}`)
const MINUTES = 4

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
let service: Server
/** A service that answers at once. */
async function startService(): Promise<string> {
  service = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"success":true}')
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}`
}

beforeAll(async () => {
  const url = await startService()
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
  // Far from now: a run is what the test starts.
  const schedule = { form: 'cron', cron: '0 0 0 1 1 *', zone: 'Europe/Paris' }
  for (const id of TARGETS) {
    const settings = { url: `${url}/${id}` }
    await client.jobs.create({ id, definition: { kind: 'analysis', schedule, settings } as never })
  }
})
afterAll(async () => {
  await instance.stop()
  service.closeAllConnections()
  service.close()
})

/** Calls every service once, and waits until each has answered. */
async function callAll(): Promise<void> {
  const before = (await client.runs.list({ limit: 1 })).items[0]?.id
  await Promise.all(TARGETS.map((id) => client.jobs.trigger({ id })))
  const running = async () => (await client.jobs.list()).jobs.filter((job) => job.running !== null).length
  await expect.poll(running, SOON).toBe(0)
  expect((await client.runs.list({ limit: 1 })).items[0]?.id).not.toBe(before)
}

/** Counts the requests of a page to the API; an event stream is one that never ends. */
function requestsOf(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (path.startsWith('/api/') && !path.endsWith('/events')) asked.push(path)
  })
  return asked
}

/** The tools of the test count as a hand on the panel, whose doings it follows at once: here nobody touches it. */
const untouched = () =>
  Object.defineProperty(navigator, 'userActivation', { value: { isActive: false, hasBeenActive: false } })

test.each(['now', 'analysis', 'jobs'])(
  '%s asks six times a minute at most while 33 services are called each minute',
  async (view) => {
    await callAll()
    const page = await panel.open(instance, view, { viewport: { width: 1440, height: 900 } })
    await page.addInitScript(untouched)
    await page.reload()
    await page.getByRole('main').locator('.card').nth(1).waitFor()
    // From here on the time of the page passes only when the test says so.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 5000)
    const asked = requestsOf(page)
    const minutes: string[][] = []
    for (let minute = 0; minute < MINUTES; minute += 1) {
      await callAll()
      await page.clock.runFor(60_000)
      minutes.push(asked.splice(0))
    }
    // What comes after a quiet time is shown at once; from then on it is the pace that counts.
    const later = minutes.slice(1)
    expect(later.filter((paths) => paths.length > 6)).toEqual([])
    expect(later.flat().length).toBeGreaterThan(0)
  },
  // Five rounds of 33 calls, and four minutes of the page: a busy machine takes more than a minute for it.
  180_000,
)

test('of 33 services, only those in sight are asked about, and the others when they come into sight', async () => {
  await callAll()
  const page = await panel.open(instance, 'analysis', { viewport: { width: 1440, height: 900 } })
  const asked = requestsOf(page)
  await page.goto(`${instance.url}/#/analysis`)
  await page.reload()
  await page.getByRole('slider', { name: 'Duration of the last calls' }).first().waitFor()
  const calls = () => new Set(asked.filter((path) => path.endsWith('/calls')))
  await expect.poll(() => calls().size, SOON).toBeGreaterThan(0)
  expect(calls().size).toBeLessThan(8)
  await page.keyboard.press('End')
  await expect.poll(() => [...calls()].some((path) => path.endsWith('/target-33/calls')), SOON).toBe(true)
  expect(calls().size).toBeLessThan(16)
})
