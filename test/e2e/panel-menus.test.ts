/** The menus of the panel by keyboard, and what a failing action leaves behind, by role and name. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { addWorkshop } from '../../scripts/seed/workshop.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
  await addWorkshop(client, Date.now())
  const data_base64 = Buffer.from('code,title\nM1805,Developer\n').toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64, publish: true })
})
afterAll(() => instance.stop())

const NO_ANSWER = /^Vigie did not answer\./
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
  })

describe.each([
  { view: 'now', name: 'Pause every job' },
  { view: 'jobs/alerts', name: 'Pause Alerts' },
  { view: 'alerts', name: 'Remind me later: Late maintenance: Compressor C-12' },
  { view: 'trades', name: 'More' },
  { view: 'occupations', name: 'Export' },
])('the menu "$name"', ({ view, name }) => {
  test('opens with the focus on its first item, goes round by arrows, and Escape gives the focus back', async () => {
    const page = await panel.open(instance, view)
    const button = page.getByRole('button', { name, exact: true })
    await button.press('Enter')
    const menu = page.getByRole('menu')
    await menu.waitFor()
    const texts = await menu.getByRole('menuitem').allTextContents()
    expect(await focused(page)).toBe(texts[0])
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe(texts.at(-1))
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe(texts[0])
    await page.keyboard.press('End')
    expect(await focused(page)).toBe(texts.at(-1))
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await button.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('if Vigie does not answer', () => {
  test('the pause of every job says so to the eye, and nothing is paused', async () => {
    const page = await panel.open(instance)
    await page.route('**/jobs/pause**', (route) => route.abort())
    await page.getByRole('button', { name: 'Pause every job' }).press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('.toast').getByText(NO_ANSWER).waitFor()
    expect((await client.jobs.list()).jobs.every(({ pause }) => pause === null)).toBe(true)
  })

  test('a list that is not handed out says why', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    await page.route(/\/maintenances\/export/, (route) => route.abort())
    await page.getByRole('button', { name: 'Export' }).press('Enter')
    await page.getByRole('alert').getByText(NO_ANSWER).waitFor()
  })

  test('an alert that is not brought back, or whose dismissal is not undone, says why', async () => {
    const page = await panel.open(instance, 'alerts')
    const late = page.getByRole('listitem').filter({ hasText: 'Late maintenance: Compressor C-12' })
    await page.route('**/alerts/*/restore', (route) => route.abort())
    await late.getByRole('button', { name: 'Dismiss' }).press('Enter')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.locator('.toast').getByText(NO_ANSWER).waitFor()
    await page.getByRole('radio', { name: /^Dismissed/ }).check()
    await late.getByRole('button', { name: 'Bring back' }).press('Enter')
    await late.getByRole('alert').getByText(NO_ANSWER).waitFor()
    await page.unroute('**/alerts/*/restore')
    await late.getByRole('button', { name: 'Bring back' }).press('Enter')
    await late.waitFor({ state: 'detached' })
    const active = async () => (await client.alerts.list({ limit: 100 })).items.map(({ title }) => title)
    await expect.poll(active, SOON).toContain('Late maintenance: Compressor C-12')
  })
})
