/** The list of maintenances: found, filtered, and changed several at once, which Undo takes back as a whole. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { maintenanceInputSchema } from '../../shared/maintenance.ts'
import { addDays } from '../../shared/time/calendar-day.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const PLANNED = [
  { title: 'Oil change', inDays: -12, assignee: 'Ana', months: 6 },
  { title: 'Belt', inDays: -3, assignee: '', months: 0 },
  { title: 'Rope inspection', inDays: 4, assignee: 'Ben', months: 12 },
  { title: 'Spindle', inDays: 40, assignee: '', months: 0 },
]

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
let today: string
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

beforeEach(async () => {
  for (const { id } of (await client.assets.list({ limit: 100 })).items) await client.assets.remove({ id })
  const asset = await client.assets.add({ name: 'Lathe T-7' } as never)
  today = (await client.maintenances.due({ days: 0 })).today
  for (const { title, inDays, assignee, months } of PLANNED) {
    const recurrence = months > 0 ? { every: months, unit: 'month', from: 'plan' } : null
    const planned_on = addDays(today, inDays)
    const input = { asset_id: asset.id, title, planned_on, assignee, recurrence }
    await client.maintenances.add(maintenanceInputSchema.parse(input))
  }
  await client.alerts.generate()
})

const hashOf = (page: Page) => page.evaluate(() => location.hash)
const rowsOf = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('checkbox') })
const open = async (place = '') => {
  const page = await panel.open(instance, `alerts/maintenances${place}`)
  await rowsOf(page).first().waitFor()
  return page
}
const all = async () => (await client.maintenances.list({ limit: 100 })).items
const daysOf = async () => (await all()).map(({ title, planned_on }) => `${title} ${planned_on}`)

describe('a list of maintenances', () => {
  test('is searched, and filtered to what is late, in the address', async () => {
    const page = await open()
    expect(await rowsOf(page).count()).toBe(PLANNED.length)
    await page.getByLabel('Which maintenances').selectOption('Late')
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(2)
    await page.getByText('12 days late').waitFor()
    await page.getByRole('searchbox', { name: 'Search maintenances' }).fill('ana lathe')
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(1)
    expect(await hashOf(page)).toBe('#/alerts/maintenances?show=late&q=ana+lathe')
    await page.reload()
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(1)
    await page.getByRole('searchbox', { name: 'Search maintenances' }).fill('nothing like this')
    await page.getByText('No maintenance matches').waitFor()
  })

  test('is limited to days, and grouped by person', async () => {
    const page = await open(`?from=${today}`)
    expect(await rowsOf(page).count()).toBe(2)
    await page.getByLabel('To').fill(addDays(today, 10))
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(1)
    const other = await open('?group=assignee')
    await other.getByRole('heading', { name: /^Ana 1$/ }).waitFor()
    await other.getByRole('heading', { name: /^Without 2$/ }).waitFor()
  })
})

describe('one after another, by keyboard', () => {
  const focusedRow = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest('li')?.querySelector('p')?.textContent ?? '')

  test('an alert that is done with gives the focus to the next, and Ctrl Z brings it back', async () => {
    const page = await panel.open(instance, 'alerts')
    const rows = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Done', exact: true }) })
    const messages = () => rows.getByRole('paragraph').allTextContents()
    await expect.poll(async () => (await messages()).length, SOON).toBeGreaterThan(1)
    const [first = '', second = ''] = await messages()
    await rows.first().getByRole('button', { name: 'Done', exact: true }).press('Enter')
    await expect.poll(messages, SOON).not.toContain(first)
    await expect.poll(() => focusedRow(page), SOON).toBe(second)
    await page.getByRole('button', { name: 'Undo Ctrl Z' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(messages, SOON).toContain(first)
    expect(await focusedRow(page)).toBe(second)
  })
})

describe('several at once, by keyboard', () => {
  const choose = async (page: Page, ...titles: string[]) => {
    for (const title of titles)
      await page.getByRole('checkbox', { name: `Select ${title} · Lathe T-7` }).press('Space')
  }
  const several = (page: Page) => page.getByRole('group', { name: 'Several at once' })

  test('are done with a day and a note; their alerts end, and Undo brings both back', async () => {
    const page = await open('?show=late')
    const before = await all()
    const alerts = (await client.alerts.counts()).total
    expect(alerts).toBeGreaterThan(0)
    await page.getByLabel('Select all').press('Space')
    await several(page).getByRole('button', { name: 'Done, with details' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What was done?' })
    await dialog.getByText('2 selected').waitFor()
    await dialog.getByLabel('Day').fill(addDays(today, -1))
    await dialog.getByLabel('Note').fill('Both at once')
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await expect
      .poll(async () => (await all()).filter(({ notes }) => notes === 'Both at once'), SOON)
      .toMatchObject([
        { status: 'completed', completed_on: addDays(today, -1) },
        { status: 'completed', completed_on: addDays(today, -1) },
      ])
    await page.getByText('No maintenance matches').waitFor()
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(all, SOON).toEqual(before)
    await expect.poll(async () => (await client.alerts.counts()).total, SOON).toBe(alerts)
    await expect.poll(() => rowsOf(page).count(), SOON).toBe(2)
  })

  test('are postponed: what is late from today, the others from their day', async () => {
    const page = await open()
    await choose(page, 'Belt', 'Rope inspection')
    await page.getByRole('button', { name: 'Postpone the selected maintenances' }).press('Enter')
    await page.getByRole('menuitem', { name: 'By 7 days' }).press('Enter')
    await expect
      .poll(daysOf, SOON)
      .toEqual(expect.arrayContaining([`Belt ${addDays(today, 7)}`, `Rope inspection ${addDays(today, 11)}`]))
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(daysOf, SOON).toContain(`Belt ${addDays(today, -3)}`)
  })

  test.each([
    ['Cancel them', 'cancelled', 0],
    ['Skip', 'cancelled', 2],
  ] as const)('%s: the status is %s', async (name, status, next) => {
    const page = await open()
    const before = await all()
    await choose(page, 'Oil change', 'Rope inspection')
    await several(page).getByRole('button', { name }).press('Enter')
    await expect.poll(async () => (await all()).filter((one) => one.status === status).length, SOON).toBe(2)
    expect(await all()).toHaveLength(before.length + next)
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(all, SOON).toEqual(before)
  })

  test('are assigned, and deleted; both come back', async () => {
    const page = await open()
    const before = await all()
    await page.getByLabel('Select all').press('Space')
    await several(page).getByRole('button', { name: 'Assign' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Who does it?' })
    await dialog.getByLabel('Person').fill('Chloé')
    await dialog.getByRole('button', { name: 'Assign' }).press('Enter')
    await expect
      .poll(async () => (await all()).every(({ assignee }) => assignee === 'Chloé'), SOON)
      .toBe(true)
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(all, SOON).toEqual(before)
    await several(page).getByRole('button', { name: 'Delete' }).press('Enter')
    await expect.poll(all, SOON).toEqual([])
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(all, SOON).toEqual(before)
  })

  test('what cannot be done to one of them is not offered', async () => {
    const page = await open('?show=all')
    await choose(page, 'Belt')
    expect(await several(page).getByRole('button', { name: 'Skip', exact: true }).isDisabled()).toBe(true)
    const spindle = (await all()).find(({ title }) => title === 'Spindle')
    await client.maintenances.complete({ id: spindle?.id ?? 0 })
    await rowsOf(page).locator('.tag', { hasText: 'Done' }).waitFor()
    await choose(page, 'Spindle')
    expect(await several(page).getByRole('button', { name: 'Cancel them' }).isDisabled()).toBe(true)
    expect(await several(page).getByRole('button', { name: 'Delete' }).isDisabled()).toBe(false)
  })
})

test('a token that may only read is told so, and nothing changes', async () => {
  const { token } = await client.tokens.add({ name: 'reader', right: 'read' } as never)
  const page = await panel.open({ ...instance, token }, 'alerts/maintenances')
  await rowsOf(page).first().waitFor()
  const before = await all()
  await page.getByLabel('Select all').press('Space')
  await page
    .getByRole('group', { name: 'Several at once' })
    .getByRole('button', { name: 'Delete' })
    .press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await all()).toEqual(before)
})

test('at the width of the tray window nothing is wider than the window', async () => {
  const page = await panel.open(instance, 'alerts/maintenances', {
    locale: 'fr-FR',
    viewport: { width: 400, height: 700 },
  })
  await rowsOf(page).first().waitFor()
  await page.getByLabel('Tout sélectionner').press('Space')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
})

test.each(['en-GB', 'fr-FR'])(
  'at the width of the tray window the parts of the view and the buttons of a row are in one line each, %s',
  async (locale) => {
    const page = await panel.open(instance, 'alerts/maintenances', {
      locale,
      viewport: { width: 400, height: 700 },
    })
    await rowsOf(page).first().waitFor()
    const lines = await page.locator('.tabs, .due .buttons').evaluateAll((groups) =>
      groups.map(({ children }) => {
        const tops = [...children].map((child) => child.getBoundingClientRect().top)
        return Math.max(...tops) - Math.min(...tops)
      }),
    )
    expect(Math.max(...lines)).toBe(0)
  },
)
