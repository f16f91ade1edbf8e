/** Lists one can work in: search, filters and groups in the address, several rows at once, and Undo. */
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
})
afterAll(() => instance.stop())

const hashOf = (page: Page) => page.evaluate(() => location.hash)
const rowsOf = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('checkbox') })

describe('alerts', () => {
  test('a search and a filter stand in the address, Back takes a filter back, and a link shows the same list', async () => {
    const page = await panel.open(instance, 'alerts')
    await rowsOf(page).first().waitFor()
    const all = await rowsOf(page).count()
    await page.getByRole('searchbox', { name: 'Search alerts' }).fill('compressor')
    await expect.poll(() => rowsOf(page).count(), SOON).toBeLessThan(all)
    const found = await rowsOf(page).count()
    await page.getByLabel('Group').selectOption('By asset')
    expect(await hashOf(page)).toBe('#/alerts?q=compressor&group=asset')
    await page.goBack()
    await expect.poll(() => hashOf(page), SOON).toBe('#/alerts?q=compressor')
    await page.reload()
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(found)
    expect(await page.getByRole('searchbox', { name: 'Search alerts' }).inputValue()).toBe('compressor')
  })

  test('the latest is above what is less late', async () => {
    const page = await panel.open(instance, 'alerts')
    await rowsOf(page).first().waitFor()
    const { items } = await client.alerts.list({ limit: 1000 })
    const late = items
      .filter(({ type }) => type === 'MAINTENANCE_LATE')
      .sort((a, b) => (a.days ?? 0) - (b.days ?? 0))
    await rowsOf(page)
      .filter({ hasText: late[0]?.title ?? 'none' })
      .first()
      .waitFor()
    const titles = await rowsOf(page).getByRole('heading').allInnerTexts()
    const at = late.map(({ title }) => titles.findIndex((text) => text.includes(title)))
    expect(at).toEqual([...at].sort((a, b) => a - b))
  })

  test('several are dismissed at once by keyboard, and all of them come back', async () => {
    const page = await panel.open(instance, 'alerts')
    await rowsOf(page).first().waitFor()
    const before = (await client.alerts.counts()).total
    await page.getByLabel('Select all').press('Space')
    await page.getByRole('button', { name: 'Dismiss' }).first().press('Enter')
    await expect.poll(async () => (await client.alerts.counts()).total, SOON).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(async () => (await client.alerts.counts()).total, SOON).toBe(before)
  })

  test('a maintenance is done with its day, cost and note, and Undo takes it back', async () => {
    const { items } = await client.alerts.list({ limit: 1000 })
    const alert = items.find(({ maintenance_id }) => maintenance_id !== null)
    const id = alert?.maintenance_id ?? 0
    const page = await panel.open(instance, 'alerts')
    await page
      .getByRole('button', { name: `Done, with details: ${alert?.title}` })
      .first()
      .press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What was done?' })
    await dialog.getByLabel('Cost').fill('12.5')
    await dialog.getByLabel('Note').fill('Filter replaced')
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await expect
      .poll(() => client.maintenances.get({ id }), SOON)
      .toMatchObject({ status: 'completed', cost: 12.5, notes: 'Filter replaced' })
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(async () => (await client.maintenances.get({ id })).status, SOON).toBe('planned')
  })

  test('all are marked as read, and unread again', async () => {
    const page = await panel.open(instance, 'alerts')
    const { unread } = await client.alerts.counts()
    expect(unread).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Mark all read' }).press('Enter')
    await expect.poll(async () => (await client.alerts.counts()).unread, SOON).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(async () => (await client.alerts.counts()).unread, SOON).toBe(unread)
  })
})

describe('jobs', () => {
  test('several are paused at once, found by their state, and resumed by Undo', async () => {
    const page = await panel.open(instance, 'jobs')
    await client.jobs.create({ id: 'more', definition: { kind: 'analysis', enabled: false } as never })
    await page.getByRole('checkbox', { name: 'Select Alerts' }).press('Space')
    await page.getByRole('checkbox', { name: 'Select Fear & Greed' }).press('Space')
    await page.getByRole('button', { name: 'Pause the selected jobs' }).press('Enter')
    await page.getByRole('menuitem', { name: 'For one hour' }).press('Enter')
    const paused = async () => (await client.jobs.list()).jobs.filter(({ pause }) => pause !== null).length
    await expect.poll(paused, SOON).toBe(2)
    await page.getByLabel('Which jobs').selectOption('Paused')
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(2)
    expect(await hashOf(page)).toBe('#/jobs?show=paused')
    await page
      .getByRole('link', { name: /^Alerts/ })
      .last()
      .press('Enter')
    await expect.poll(() => hashOf(page), SOON).toBe('#/jobs/alerts?show=paused')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(paused, SOON).toBe(0)
  })
})

describe('assets and records', () => {
  test('an asset is found by its address', async () => {
    const page = await panel.open(instance, 'alerts/assets?q=compressor')
    await page
      .getByRole('button', { name: /^Compressor/ })
      .first()
      .waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('compressor')
    await page.getByLabel('Status').selectOption('Retired')
    expect(await hashOf(page)).toBe('#/alerts/assets?q=compressor&status=retired')
  })

  test('records are found by their address', async () => {
    const page = await panel.open(instance, 'occupations?q=nothing-like-this')
    await page.getByText('No such record').waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('nothing-like-this')
  })
})
