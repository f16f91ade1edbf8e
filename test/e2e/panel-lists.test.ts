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

  test.each([
    [400, 'en-GB'],
    [400, 'fr-FR'],
    [800, 'fr-FR'],
  ])('at %d px in %s, the actions of one stand in one line', async (width, locale) => {
    const page = await panel.open(instance, 'alerts', { viewport: { width, height: 760 }, locale })
    const row = rowsOf(page).filter({ has: page.locator('.buttons > :nth-child(4)') })
    await row.first().waitFor()
    const tops = await row
      .first()
      .locator('.buttons')
      .locator('button')
      .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().top)))
    expect(tops).toHaveLength(4)
    expect(new Set(tops).size).toBe(1)
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

  test('a maintenance with a meter asks what it reads, also from its alert', async () => {
    const { items } = await client.alerts.list({ limit: 1000 })
    const alert = items.find(({ maintenance_id }) => maintenance_id !== null)
    const id = alert?.maintenance_id ?? 0
    const { asset_id: asset } = await client.maintenances.edit({
      id,
      meter: { unit: 'h', at: 500, every: 250 },
    })
    const page = await panel.open(instance, 'alerts')
    await page
      .getByRole('button', { name: `Done, with details: ${alert?.title}` })
      .first()
      .press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What was done?' })
    await dialog.getByLabel('Meter reads (hours)').fill('480')
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await expect
      .poll(async () => (await client.assets.readings({ id: asset })).items, SOON)
      .toMatchObject([{ unit: 'h', value: 480 }])
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
  test('assets are grouped by location, and several get another status at once, which Undo takes back', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    await page.getByLabel('Group').selectOption('By location')
    await page.getByRole('heading', { name: /^Hall 1 2$/ }).waitFor()
    expect(await hashOf(page)).toBe('#/alerts/assets?group=location')
    const statuses = async () =>
      (await client.assets.list({ limit: 100 })).items.map(({ name, status }) => `${name} ${status}`)
    const before = await statuses()
    await page.getByRole('checkbox', { name: 'Select Lathe T-7' }).press('Space')
    await page.getByRole('checkbox', { name: 'Select Overhead crane' }).press('Space')
    await page.getByRole('button', { name: 'Change the status of the selected assets' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Retired' }).press('Enter')
    await expect
      .poll(statuses, SOON)
      .toEqual(expect.arrayContaining(['Lathe T-7 retired', 'Overhead crane retired']))
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(statuses, SOON).toEqual(before)
  })

  test('records are grouped by domain and published together, and drafts again by Undo', async () => {
    await client.occupations.demo()
    const page = await panel.open(instance, 'occupations')
    await page.getByLabel('Group').selectOption('By domain')
    await page.locator('.group-title').first().waitFor()
    expect(await hashOf(page)).toBe('#/occupations?group=domain')
    const drafts = async () => (await client.occupations.list({ status: 'draft' })).total
    const before = await drafts()
    expect(before).toBeGreaterThan(0)
    await page.getByLabel('Select all').press('Space')
    await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter')
    await expect.poll(drafts, SOON).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(drafts, SOON).toBe(before)
  })

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
    expect(await page.getByRole('searchbox', { name: 'Search a record or a job title' }).inputValue()).toBe(
      'nothing-like-this',
    )
  })
})

describe('the last runs', () => {
  test('a strip names its outcomes in the list, and each run by arrow keys on the page of a job', async () => {
    await client.jobs.trigger({ id: 'alerts' }).catch(() => undefined)
    const page = await panel.open(instance, 'jobs/alerts')
    await page
      .getByRole('img', { name: /^Alerts, last runs: .*Succeeded \d/ })
      .first()
      .waitFor()
    const strip = page.getByRole('slider', { name: /^Alerts, last runs/ })
    await strip.focus()
    expect(await strip.getAttribute('aria-valuetext')).toMatch(/Succeeded|Running/)
    await page.keyboard.press('Home')
    expect(await strip.getAttribute('aria-valuenow')).toBe('1')
  })
})

describe('the log', () => {
  test('words and days stand in the address, and lines say their day', async () => {
    const page = await panel.open(instance, 'log?q=vigie+starts')
    await page.getByText('Vigie starts.').first().waitFor()
    await page.getByLabel('From').fill('2099-01-01')
    await page.getByText('Vigie starts.').first().waitFor({ state: 'detached' })
    expect(await hashOf(page)).toBe('#/log?q=vigie+starts&from=2099-01-01')
  })
})

describe('the calendar', () => {
  test('a month later is looked at, and a day of it is planned', async () => {
    const page = await panel.open(instance, 'alerts/calendar')
    await page.getByRole('button', { name: 'Next month' }).press('Enter')
    await expect.poll(() => hashOf(page), SOON).toMatch(/month=\d{4}-\d\d/)
    const month = /month=(\d{4}-\d\d)/.exec(await hashOf(page))?.[1] ?? ''
    await page.getByRole('table').getByRole('button').nth(14).press('Enter')
    await page.getByRole('button', { name: 'Plan on this day' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Plan a maintenance' })
    expect(await dialog.locator('input[type=date]').first().inputValue()).toMatch(new RegExp(`^${month}`))
    await page.keyboard.press('Escape')
    await page.goBack()
    await page.goBack()
    await expect.poll(() => hashOf(page), SOON).toBe('#/alerts/calendar')
  })
})
