/**
 * How things stand, said by all who are asked: the panel's header, title, icon and views, the tray, the command line, REST and
 * the log. One instance is brought into each state, and each must say the same.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../../main/adapters/clock/system.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { trayModel } from '../../main/core/tray/model.ts'
import { readTrayState } from '../../main/core/tray/read.ts'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const ONCE_A_YEAR = { form: 'cron', cron: '0 0 0 1 1 *', zone: 'Europe/Paris' }
const NO_RETRY = { attempts: 0, backoff: 'fixed', base_seconds: 1, cap_seconds: 1 }
const LATER = { attempts: 4, backoff: 'fixed', base_seconds: 600, cap_seconds: 600 }

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
let service: Server
/** What the service answers to a call; null keeps it waiting. Its health is good unless it is 'ill'. */
let answer: 200 | 500 | 'ill' | null = 200
let askedForHealth = 0

beforeAll(async () => {
  service = createServer((request, response) => {
    if (request.url?.endsWith('/health')) {
      askedForHealth += 1
      response.writeHead(answer === 'ill' ? 503 : 200).end('{}')
    } else if (answer !== null) {
      response.writeHead(answer === 500 ? 500 : 200, { 'content-type': 'application/json' })
      response.end('{"success":true}')
    }
  })
  // A connection that ends between two calls would be another fault.
  service.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
  const settings = { url: urlOf(service), ready_wait_seconds: 600, timeout_seconds: 600 }
  await client.jobs.configure({
    id: 'analysis',
    changes: { schedule: ONCE_A_YEAR, retry: NO_RETRY, halt_after: null, deadline_seconds: 3000, settings },
  })
  await vi.waitFor(async () => expect((await job('fear-greed')).running).toBeNull(), SOON)
})
afterAll(async () => {
  await instance.stop()
  service.closeAllConnections()
  service.close()
})

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const job = (id: string) => client.jobs.get({ id })
const running = async () => (await job('analysis')).running

async function call(to: typeof answer, retry = NO_RETRY): Promise<void> {
  answer = to
  await client.jobs.configure({ id: 'analysis', changes: { retry } })
  await client.jobs.trigger({ id: 'analysis' })
}

/** Lets the job end well, so that each state begins from a good one. */
beforeEach(async () => {
  if ((await running()) !== null) await client.jobs.cancel({ id: 'analysis' })
  await vi.waitFor(async () => expect(await running()).toBeNull(), SOON)
  await call(200)
  await vi.waitFor(async () => expect((await job('analysis')).last_run?.outcome).toBe('succeeded'), SOON)
})

const iconOf = (page: Page) => page.locator('link[rel=icon]').getAttribute('href')
const tray = async () =>
  trayModel(await readTrayState(client, systemClock, { language: 'en', locale: 'en-GB' }), 'nowhere')
const logged = async (message: string) =>
  (await client.system.log({ search: message, limit: 100 })).items.filter((line) =>
    line.message.includes(message),
  )

interface ShownStatus {
  /** What the header, REST, the tray and the command line say of the whole. */
  readonly all: RegExp
  readonly state: string
  readonly icon: 'icon.svg' | 'icon-paused.svg' | 'icon-attention.svg'
  /** What the job says of itself in the panel and at the command line. */
  readonly job: RegExp
  /** Why, in the panel, if there is room for it. */
  readonly reason?: string
}

/** Asks everybody. */
async function everybodySays(page: Page, shown: ShownStatus): Promise<void> {
  const header = page.locator('.alive')
  await expect.poll(() => header.textContent(), SOON).toMatch(shown.all)
  await expect
    .poll(() => page.getByRole('main').locator('.job-state').first().textContent(), SOON)
    .toMatch(shown.job)
  if (shown.reason) expect(await page.locator('.job-state').first().textContent()).toContain(shown.reason)
  expect(await iconOf(page)).toBe(`./${shown.icon}`)
  expect(
    shown.all.test(await page.title()),
    'the title says a pause, and what the owner should look at',
  ).toBe(shown.icon !== 'icon.svg')
  const health = await client.system.health()
  expect(health).toMatchObject({ state: shown.state, message: expect.stringMatching(shown.all) })
  expect((await instance.vigie('status')).out).toMatch(shown.all)
  expect((await instance.vigie('status')).out).toMatch(shown.job)
}

test('a job that fails: everybody says so, and its run stands in the log as a warning', async () => {
  const page = await panel.open(instance, 'jobs/analysis')
  const before = (await logged('A run ended.')).filter(({ level }) => level === 'warn').length
  await call(500)
  await expect.poll(async () => (await job('analysis')).failures_in_a_row, SOON).toBe(1)
  await everybodySays(page, {
    all: /1 job failing/i,
    state: 'failing',
    icon: 'icon-attention.svg',
    job: /Failing since .*/,
    reason: 'status 500',
  })
  expect((await tray()).tooltip).toContain('1 job failing')
  expect(await page.locator('.alive a').getAttribute('href')).toBe('#/jobs/analysis')
  expect((await logged('A run ended.')).filter(({ level }) => level === 'warn')).toHaveLength(before + 1)
})

test('a job that tries again says which attempt, when and why', async () => {
  const page = await panel.open(instance, 'jobs/analysis')
  await call(500, LATER)
  await expect.poll(async () => (await running())?.next_attempt_at ?? null, SOON).not.toBeNull()
  await everybodySays(page, {
    all: /1 job tries again at/i,
    state: 'retrying',
    icon: 'icon.svg',
    job: /Attempt 2 of 5 at /,
    reason: 'status 500',
  })
  const { tooltip, menu } = await tray()
  expect(tooltip).toContain('1 job tries again at')
  expect(JSON.stringify(menu)).toContain('attempt 2 of 5 at')
  expect(await logged('An attempt failed; the run tries again.')).toHaveLength(1)
  await page.goto(`${instance.url}/#/analysis`)
  await expect.poll(() => page.locator('.target-state').textContent(), SOON).toContain('Attempt 2 of 5')
})

test('a pause with a run in flight is a pause, and everybody offers to resume', async () => {
  const page = await panel.open(instance, 'jobs/analysis')
  await call(null)
  await expect.poll(running, SOON).not.toBeNull()
  await client.jobs.pauseAll({ length: 'until_resumed' })
  await everybodySays(page, {
    all: /Paused until you resume/i,
    state: 'paused',
    icon: 'icon-paused.svg',
    job: /Paused; the current run will finish/,
  })
  const { tooltip, menu } = await tray()
  expect(tooltip).toContain('paused until you resume')
  expect(menu).toContainEqual(expect.objectContaining({ action: { do: 'resume_all' } }))
  await page.locator('.shell-header').getByRole('button', { name: 'Resume' }).click()
  await expect.poll(async () => (await job('analysis')).pause, SOON).toBeNull()
})

test('a job that waits for its service says so, in one line of the log', async () => {
  const page = await panel.open(instance, 'jobs/analysis')
  // Its health is asked before the first call to an address.
  await client.jobs.configure({ id: 'analysis', changes: { settings: { url: `${urlOf(service)}/` } } })
  const before = (await logged('waiting for the service')).length
  await call('ill')
  await everybodySays(page, {
    all: /1 job waits for its service/i,
    state: 'waiting',
    icon: 'icon.svg',
    job: /Waiting/i,
  })
  const asked = askedForHealth
  await expect.poll(() => askedForHealth, SOON).toBeGreaterThan(asked + 1)
  expect(await logged('waiting for the service')).toHaveLength(before + 1)
})

test('a score that is not renewed is out of date everywhere, and the reason stands beside it', async () => {
  const daily = { every_seconds: 86_400 }
  await client.jobs.configure({ id: 'fear-greed', changes: { schedule: daily } })
  const db = openDatabase(join(instance.folder, 'vigie.db'))
  db.prepare('UPDATE index_scores SET computed_at = computed_at - ?').run(10 * 86_400_000)
  db.close()
  const page = await panel.open(instance, 'now')
  await expect.poll(() => page.locator('.alive').textContent(), SOON).toMatch(/Index out of date since/)
  await expect
    .poll(() => page.locator('.score-notes').textContent(), SOON)
    .toMatch(/Out of date: not renewed since/)
  expect(await iconOf(page)).toBe('./icon-attention.svg')
  expect(await page.title()).toMatch(/^Index out of date since/)
  expect((await client.system.health()).state).toBe('stale')
  expect((await instance.vigie('status')).out).toMatch(/index out of date/i)
  expect((await tray()).tooltip).toContain('(out of date)')
})

test('a machine without a network says so calmly, once, where the first score would stand', async () => {
  const offline = await startInstance(undefined, { network: false })
  onTestFinished(() => offline.stop())
  const alone = clientOf(offline.url, offline.token)
  await settle(alone)
  const retry = NO_RETRY
  await alone.jobs.configure({ id: 'fear-greed', changes: { retry, settings: { profile: 'us' } } })
  await expect.poll(async () => (await alone.jobs.get({ id: 'fear-greed' })).running, SOON).toBeNull()
  await alone.jobs.trigger({ id: 'fear-greed' })
  await expect.poll(async () => (await alone.system.health()).state, SOON).toBe('offline')
  const page = await panel.open(offline, 'now')
  await expect.poll(() => page.locator('.alive').textContent(), SOON).toMatch(/^No network/)
  const reason = page.locator('.first-reason')
  await expect
    .poll(() => reason.textContent(), SOON)
    .toMatch(/^No network since [\d:]+( · attempt \d+ at [\d:]+)?$/)
  expect((await offline.vigie('status')).out).toMatch(/no network/i)
})
