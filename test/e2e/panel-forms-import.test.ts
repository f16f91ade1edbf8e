/** The import of a list and the forms of maintenances, by role, name and keyboard. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
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
})
afterAll(() => instance.stop())

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
const holdsFocus = (dialog: Locator) => dialog.evaluate((one) => one.contains(document.activeElement))
const titles = async () => {
  const { items } = await client.maintenances.list({ limit: 100 })
  return items.map(({ title }) => title).sort()
}

/** Opens a dialog by keyboard, and checks that the focus is in it. */
async function openBy(page: Page, button: string, title: string): Promise<Locator> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.waitFor()
  expect(await holdsFocus(dialog)).toBe(true)
  return dialog
}

/** Closes it with Escape, and checks that the focus is where it was. */
async function leave(page: Page, dialog: Locator, button: string): Promise<void> {
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focusedText(page), SOON).toBe(button)
}

const fileOf = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(['Asset;Title;Due date;Status;Recurrence', ...rows].join('\n')),
})

describe('the import of a list', () => {
  test('shows a file, and keeps nothing of it after Escape', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    const dialog = await openBy(page, 'Import', 'Import a list')
    await dialog.getByLabel('Maintenances').press('Space')
    await dialog.getByLabel('File').setInputFiles(fileOf('first.csv', 'Pump;Oil;2027-04-01;;'))
    await dialog.getByText('1 row: 1 new').waitFor()
    await leave(page, dialog, 'Import')
    expect(await titles()).toEqual([])
  })

  test('asks what an unknown value means, names a meaning that is none, and imports once', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    const dialog = await openBy(page, 'Import', 'Import a list')
    const rows = ['Pump;Oil;2027-04-01;Perhaps;when it rains', 'Pump;Belt;2027-04-02;Perhaps;']
    await dialog.getByLabel('Maintenances').press('Space')
    await dialog.getByLabel('File').setInputFiles(fileOf('plan.csv', ...rows))
    await dialog.getByText('2 values are unknown.').waitFor()
    const accept = dialog.getByRole('button', { name: 'Import 2 rows' })
    expect(await accept.isDisabled()).toBe(true)

    await dialog.getByLabel('Status "Perhaps" (2)').selectOption('In progress')
    await dialog.getByText('1 value is unknown.').waitFor()
    const recurrence = dialog.getByLabel('"when it rains" (1)')
    await recurrence.fill('sometimes')
    await page.keyboard.press('Tab')
    await dialog.getByRole('alert').getByText('"sometimes"').waitFor()
    expect(await recurrence.inputValue(), 'what was typed stays').toBe('sometimes')
    expect(await accept.isDisabled()).toBe(true)
    await recurrence.fill('2 weeks')
    await page.keyboard.press('Tab')
    await expect.poll(() => accept.isEnabled(), SOON).toBe(true)
    await accept.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await titles()).toEqual(['Belt', 'Oil'])
    const { items } = await client.maintenances.list({ limit: 100 })
    expect(items.map(({ status }) => status)).toEqual(['in_progress', 'in_progress'])
    expect(items.find(({ title }) => title === 'Oil')?.recurrence).toMatchObject({ every: 2, unit: 'week' })
  })

  test('is undone from the list of previous imports, by keyboard', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    const dialog = await openBy(page, 'Import', 'Import a list')
    const past = dialog.getByText('Previous imports')
    await past.press('Enter')
    await dialog.getByRole('listitem').filter({ hasText: 'plan.csv' }).getByRole('button').press('Enter')
    await dialog.getByText('plan.csv: undone').waitFor()
    expect(await titles()).toEqual([])
  })

  test('keeps the file and its meanings if Vigie does not answer', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    const dialog = await openBy(page, 'Import', 'Import a list')
    await dialog.getByLabel('Maintenances').press('Space')
    await dialog.getByLabel('File').setInputFiles(fileOf('later.csv', 'Fan;Grease;2027-05-01;;'))
    const accept = dialog.getByRole('button', { name: 'Import 1 row' })
    await accept.waitFor()
    await page.route('**/maintenances/import/accept', (route) => route.abort())
    await accept.press('Enter')
    await dialog.getByRole('alert').waitFor()
    await page.unroute('**/maintenances/import/accept')
    await accept.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await titles()).toEqual(['Grease'])
  })
})

test('readings of meters are imported once asset and unit are given, and Undo takes them back', async () => {
  const [known] = (await client.assets.list({ limit: 1, search: 'van' })).items
  const { id } = known ?? (await client.assets.add({ name: 'Van' } as never))
  const page = await panel.open(instance, 'alerts/assets')
  const dialog = await openBy(page, 'Import', 'Import a list')
  await dialog.getByLabel('Meter readings').press('Space')
  const buffer = Buffer.from('Date,Odometer\n2026-03-01,45200\n2026-03-08,45100\n2026-03-15,45900\n')
  await dialog.getByLabel('File').setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer })
  const accept = dialog.getByRole('button', { name: /^Import/ })
  await dialog.getByLabel('Text for all rows: Asset').fill('Van')
  await page.keyboard.press('Tab')
  await dialog.getByLabel('Text for all rows: Unit').fill('km')
  await page.keyboard.press('Tab')
  await dialog.getByText('a meter does not run back').waitFor()
  await expect.poll(() => accept.isEnabled(), SOON).toBe(true)
  await accept.press('Enter')
  const values = async () => (await client.assets.readings({ id })).items.map(({ value }) => value)
  await expect.poll(values, SOON).toEqual([45900, 45200])
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect.poll(values, SOON).toEqual([])
})

describe('a maintenance', () => {
  test('is planned by keyboard: wrong values are named, Escape keeps nothing, a good one is saved once', async () => {
    const before = await titles()
    const page = await panel.open(instance, 'alerts/calendar')
    const dialog = await openBy(page, 'Plan a maintenance', 'Plan a maintenance')
    await dialog.getByLabel('Task').fill('Never kept')
    await leave(page, dialog, 'Plan a maintenance')
    expect(await titles()).toEqual(before)

    await openBy(page, 'Plan a maintenance', 'Plan a maintenance')
    const asset = dialog.getByLabel('Asset', { exact: true })
    await dialog.getByLabel('Task').fill('Filter')
    await page.keyboard.press('Enter')
    await dialog.getByText('Enter a value.').first().waitFor()
    expect(await asset.getAttribute('aria-invalid')).toBe('true')
    expect(await asset.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await dialog.getByLabel('Planned for').getAttribute('aria-invalid')).toBe('true')
    for (const field of [asset, dialog.getByLabel('Planned for')]) {
      const reason = await field.getAttribute('aria-describedby')
      expect(await page.locator(`[id="${reason}"]`).textContent()).toBe('Enter a value.')
    }

    await asset.selectOption({ label: 'Fan' })
    await dialog.getByLabel('Planned for').fill('2027-06-01')
    await page.route('**/api/v1/maintenances', (route) => route.abort())
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')
    await dialog.getByRole('alert').last().getByText(/Vigie/).waitFor()
    expect(await dialog.getByLabel('Task').inputValue(), 'what was typed stays').toBe('Filter')
    await page.unroute('**/api/v1/maintenances')
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await titles()).toEqual([...before, 'Filter'].sort())
  })
})

test('what was done on an asset stands in its form, with its cost and the sum', async () => {
  const { id } = await client.assets.add({ name: 'Boiler' } as never)
  for (const [title, cost] of [
    ['Sweep', 120.5],
    ['New valve', 79.5],
  ] as const) {
    const done = {
      asset_id: id,
      title,
      planned_on: '2026-01-05',
      status: 'completed',
      completed_on: '2026-01-06',
      cost,
    }
    await client.maintenances.add(done as never)
  }
  const page = await panel.open(instance, 'alerts/assets?q=boiler')
  await page.getByRole('button', { name: 'Boiler' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Boiler' })
  const work = dialog.getByText('Work done')
  await work.getByText('2 · 200.00 in total').waitFor()
  await work.click()
  const sweep = dialog.getByRole('listitem').filter({ hasText: 'Sweep' })
  await sweep.getByText('6 January 2026').waitFor()
  await sweep.getByText('120.50').waitFor()
})
