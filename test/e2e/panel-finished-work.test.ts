/** Work that is done: looked back at, corrected and opened again in the panel; what it cost; and the days of meters. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { maintenanceInputSchema } from '../../shared/maintenance.ts'
import { addDays } from '../../shared/time/calendar-day.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
let today: string
let lathe: number
let belt: number
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

beforeEach(async () => {
  for (const { id } of (await client.assets.list({ limit: 100 })).items) await client.assets.remove({ id })
  today = (await client.maintenances.due({ days: 0 })).today
  lathe = (await client.assets.add({ name: 'Lathe T-7' } as never)).id
  const pump = (await client.assets.add({ name: 'Fire pump' } as never)).id
  belt = await done(lathe, 'Belt', { cost: 340, duration_minutes: 95, assignee: 'Ana', notes: 'Tight' })
  await done(lathe, 'Oil change', { cost: 60 })
  await done(pump, 'Monthly test', { cost: 10 })
})

async function done(asset_id: number, title: string, details: object): Promise<number> {
  const input = { asset_id, title, planned_on: addDays(today, -4) }
  const { id } = await client.maintenances.add(maintenanceInputSchema.parse(input))
  await client.maintenances.complete({ id, completed_on: addDays(today, -2), ...details })
  return id
}

const get = (id: number) => client.maintenances.get({ id })

describe('a finished maintenance', () => {
  test('says what it cost and took, who did it, and the note', async () => {
    const page = await panel.open(instance, 'alerts/maintenances?show=completed&q=belt')
    await page.getByText('340.00 · 1 h 35 min · Ana').waitFor()
    await page.getByText('Tight').waitFor()
  })

  test('is corrected by keyboard: cost, minutes, person and note', async () => {
    const page = await panel.open(instance, 'alerts/maintenances?show=completed&q=belt')
    await page.getByRole('button', { name: 'Edit Belt' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Change the maintenance' })
    await dialog.getByLabel('Cost').fill('355.5')
    await dialog.getByLabel('Minutes it took').fill('100')
    await dialog.getByLabel('Who does it').fill('Ben')
    await dialog.getByLabel('Notes').fill('Tight\nChanged the guard too')
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')
    await expect
      .poll(() => get(belt), SOON)
      .toMatchObject({
        status: 'completed',
        cost: 355.5,
        duration_minutes: 100,
        assignee: 'Ben',
        notes: 'Tight\nChanged the guard too',
      })
  })

  test.each([
    ['the list', () => 'alerts/maintenances?show=completed&q=belt'],
    ['the calendar', () => `alerts/calendar?month=${addDays(today, -4).slice(0, 7)}`],
  ])('is opened again from %s', async (_, place) => {
    const page = await panel.open(instance, place())
    await page.getByRole('button', { name: 'Reopen Belt' }).press('Enter')
    await expect.poll(async () => (await get(belt)).status, SOON).toBe('planned')
    await page.getByText('Open again').waitFor()
  })
})

describe('the costs by asset', () => {
  test('are summed, and lead to the work on one of them and back', async () => {
    const page = await panel.open(instance, 'alerts/maintenances')
    await page.getByText('Costs by asset').press('Enter')
    await page.getByRole('row', { name: 'Lathe T-7 2 1 h 35 min 400.00' }).waitFor()
    await page.getByRole('row', { name: 'Total 410.00' }).waitFor()
    await page.getByRole('button', { name: 'Lathe T-7' }).press('Enter')
    await page.getByText('Only Lathe T-7.').waitFor()
    const titles = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') })
    await expect.poll(() => titles.count(), SOON).toBe(2)
    await page.getByRole('button', { name: 'All assets' }).press('Enter')
    await expect.poll(() => titles.count(), SOON).toBe(3)
  })

  test('are those of the days that are chosen', async () => {
    const page = await panel.open(instance, `alerts/maintenances?from=${addDays(today, -1)}`)
    await page.getByText('Costs by asset').press('Enter')
    await page.getByText('Nothing was completed in these days.').waitFor()
  })

  test('stand with the asset, and lead from there to its work', async () => {
    const page = await panel.open(instance, 'alerts/assets')
    await page.getByRole('button', { name: 'Lathe T-7' }).press('Enter')
    await page.getByText('Work done').press('Enter')
    await page.getByText('400.00 in total').waitFor()
    await page.getByRole('link', { name: 'Correct or reopen in Maintenances' }).press('Enter')
    await page.getByText('Only Lathe T-7.').waitFor()
  })
})

test('a reading is noted for the day on which the meter was read', async () => {
  const page = await panel.open(instance, 'alerts/assets')
  await page.getByRole('button', { name: 'Lathe T-7' }).press('Enter')
  await page.getByText('Meter readings').press('Enter')
  await page.getByLabel('Meter reads').fill('1250.5')
  await page.getByLabel('Unit').selectOption('h')
  await page.getByLabel('Day (today if empty)').fill(addDays(today, -3))
  await page.getByRole('button', { name: 'Record it' }).press('Enter')
  await page.getByText('1,250.5 hours').waitFor()
  expect((await client.assets.readings({ id: lathe })).items).toMatchObject([
    { value: 1250.5, unit: 'h', read_on: addDays(today, -3) },
  ])
})

test('the slash leads to the search, Tab to the status, and the arrow keys choose one', async () => {
  const page = await panel.open(instance, 'alerts/maintenances?show=all')
  await page.getByRole('button', { name: 'Edit Belt' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('monthly')
  await expect.poll(() => page.getByRole('button', { name: 'Edit Belt' }).count(), SOON).toBe(0)
  await page.keyboard.press('Tab')
  for (let at = 0; at < 6; at += 1) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(() => page.evaluate(() => location.hash), SOON)
    .toBe('#/alerts/maintenances?q=monthly&show=late')
})

test('the calendar begins with the day of Vigie, wherever its reader is', async () => {
  const page = await panel.open(instance, 'alerts/calendar', { timezoneId: 'Pacific/Kiritimati' })
  await page.locator('td[aria-current=date]').waitFor()
  const { zone } = await client.system.about()
  await page.getByText(zone, { exact: true }).waitFor()
  const shown = await page.locator('td[aria-current=date] .unseen').textContent()
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  expect(shown).toContain(new Intl.DateTimeFormat('en-GB', form).format(new Date(today)))
})
