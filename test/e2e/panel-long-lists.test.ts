/** Lists that go far back: beyond one answer, and without losing what is on the screen. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { plantRunsOf } from '../bench/tools/plant.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

/** More than one answer has, and more than two steps of the list. */
const MANY = 2200
const DAY_MS = 86_400_000

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
  plantRunsOf(instance.folder, ['analysis'], MANY)
  const yesterday = new Date(Date.now() - DAY_MS).toISOString()
  const lines = Array.from({ length: MANY }, (_, at) => `${yesterday} INFO  tests  Planted line ${at}.`)
  writeFileSync(join(instance.folder, 'logs', `vigie-${yesterday.slice(0, 10)}.log`), `${lines.join('\n')}\n`)
})
afterAll(() => instance.stop())

const older = (page: Page) => page.getByRole('button', { name: 'Show older' })

/** Presses "Show older" until there is nothing older. */
async function readAll(page: Page): Promise<void> {
  for (let presses = 0; presses < 20 && (await older(page).count()) > 0; presses += 1) {
    const before = await page.locator('main li').count()
    await older(page).press('Enter')
    await expect.poll(() => page.locator('main li').count(), SOON).toBeGreaterThan(before)
  }
}

/** Notes the fewest rows of a list that were in the page at any time from now on. */
async function fewest(page: Page, rows: string): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle((selector) => {
    const found = { fewest: document.querySelectorAll(selector).length }
    new MutationObserver(() => {
      found.fewest = Math.min(found.fewest, document.querySelectorAll(selector).length)
    }).observe(document.body, { childList: true, subtree: true })
    return found
  }, rows)
  return () => seen.evaluate((found) => found.fewest)
}

test('the runs of a job are shown beyond the thousand of one answer', async () => {
  const page = await panel.open(instance, 'jobs/analysis')
  await page.locator('.run-rows > li').first().waitFor()
  await readAll(page)
  expect(await page.locator('.run-rows > li').count()).toBeGreaterThanOrEqual(MANY)
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the log is shown beyond the thousand lines of one answer, and searched in all of them', async () => {
  const page = await panel.open(instance, 'log?topic=tests')
  await page.locator('.log > li').first().waitFor()
  await readAll(page)
  expect(await page.locator('.log > li').count()).toBe(MANY)
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('planted line 2199.')
  await expect.poll(() => page.locator('.log > li').count(), SOON).toBe(1)
})

test('what is on the screen stays in its place while older lines are read', async () => {
  const page = await panel.open(instance, 'log?topic=tests')
  await page.locator('.log > li').first().waitFor()
  await older(page).scrollIntoViewIfNeeded()
  const rows = await page.locator('.log > li').count()
  const least = await fewest(page, '.log > li')
  const place = () =>
    page
      .locator('.log > li')
      .nth(rows - 1)
      .evaluate((row) => row.getBoundingClientRect().top)
  const before = await place()
  await older(page).click()
  await expect.poll(() => page.locator('.log > li').count(), SOON).toBeGreaterThan(rows)
  expect(await least()).toBe(rows)
  expect(Math.abs((await place()) - before)).toBeLessThan(30)
})

test('a line that is written meanwhile stands there once, and draws no other again', async () => {
  const page = await panel.open(instance, 'log')
  const rows = page.locator('.log > li')
  await rows.first().waitFor()
  const before = await rows.first().elementHandle()
  await client.jobs.trigger({ id: 'alerts' })
  const written = async () =>
    (await client.system.log({ level: 'info', topic: 'runner', limit: 1000 })).items.length
  await expect
    .poll(() => page.locator('.log > li', { hasText: 'runner' }).count(), SOON)
    .toBe(await written())
  expect(await before?.evaluate((row) => row.isConnected)).toBe(true)
})

test('rows out of sight are laid out only when they come into sight', async () => {
  const page = await panel.open(instance, 'log?topic=tests')
  await page.locator('.log > li').first().waitFor()
  await readAll(page)
  const last = page.locator('.log > li').last()
  expect(await last.evaluate((row) => getComputedStyle(row).contentVisibility)).toBe('auto')
  await last.scrollIntoViewIfNeeded()
  await last.getByText('Planted line 0.').waitFor()
})
