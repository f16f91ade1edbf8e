/** The forms of occupation records, by role, name and keyboard: a field, a text that waits, and the monthly run. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'
import { startClaude } from '../servers/claude.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
  const data_base64 = Buffer.from('code,title\nM1805,Developer\nA1203,Gardener\n').toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64, publish: true })
  await client.occupations.update({ code: 'M1805' })
})
afterAll(() => instance.stop())

const record = () => client.occupations.get({ code: 'M1805' })
const openRecord = () => panel.open(instance, 'occupations/M1805')
const focusedName = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  )

/** A service that writes records, until the test ends. */
async function withClaude(review: 'automatic' | 'proposal') {
  const claude = await startClaude()
  const configure = (settings: Record<string, string | number>) =>
    client.jobs.configure({ id: 'occupations', changes: { settings } })
  await configure({ base_url: claude.url, review, pause_seconds: 0 })
  await client.occupations.key({ key: claude.key })
  onTestFinished(async () => {
    await client.occupations.key({ key: null })
    await configure({ base_url: '', review: 'automatic' })
  })
  return claude
}

describe('a field of a record', () => {
  test('opens by keyboard with the focus in it; Escape leaves it as it was, and the focus is where it was', async () => {
    const before = await record()
    const page = await openRecord()
    await page.getByRole('button', { name: 'Edit Skills' }).focus()
    await page.keyboard.press('Enter')
    const lines = page.getByLabel('One item per line.')
    await expect.poll(() => lines.evaluate((one) => one === document.activeElement), SOON).toBe(true)
    await page.keyboard.type('Never kept')
    await page.keyboard.press('Escape')
    await lines.waitFor({ state: 'detached' })
    await expect.poll(() => focusedName(page), SOON).toBe('Edit Skills')
    expect(await record()).toEqual(before)
  })

  test('is named beside its place if it cannot be used, and is saved once when it can', async () => {
    const { version } = await record()
    const page = await openRecord()
    await page.getByRole('button', { name: 'Edit Salaries' }).press('Enter')
    await page.getByLabel('Not known').uncheck()
    const junior = page.getByRole('group', { name: 'Junior' })
    const minimum = junior.getByLabel('Minimum')
    await minimum.fill('')
    await page.keyboard.press('Enter')
    await junior.getByRole('alert').waitFor()
    expect(await minimum.getAttribute('aria-invalid')).toBe('true')
    expect(await junior.getByLabel('Median').getAttribute('aria-invalid')).toBe('false')

    await minimum.fill('30100')
    await page.keyboard.press('Enter')
    await expect.poll(() => junior.getByLabel('Median').getAttribute('aria-invalid'), SOON).toBe('true')
    expect(await minimum.inputValue(), 'what was typed stays').toBe('30100')
    expect((await record()).version).toBe(version)

    for (const level of ['Junior', 'Experienced', 'Senior']) {
      const group = page.getByRole('group', { name: level })
      await group.getByLabel('Median').fill('33300')
      await group.getByLabel('Maximum').fill('36600')
    }
    await page.keyboard.press('Enter')
    await junior.waitFor({ state: 'detached' })
    await expect.poll(() => focusedName(page), SOON).toBe('Edit Salaries')
    const after = await record()
    expect([after.version, after.locked]).toEqual([version + 1, ['salaries']])
    expect(after.content?.salaries?.junior).toEqual({ min: 30_100, median: 33_300, max: 36_600 })
    await client.occupations.release({ code: 'M1805', field: 'salaries' })
  })

  test('keeps what was typed if Vigie does not answer', async () => {
    const { version } = await record()
    const page = await openRecord()
    await page.getByRole('button', { name: 'Edit Short description' }).press('Enter')
    const text = page.getByRole('textbox', { name: 'Short description' })
    await text.fill('Writes programs.')
    await page.route('**/occupations/M1805/content', (route) => route.abort())
    await page.getByRole('button', { name: 'Save' }).press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await text.inputValue()).toBe('Writes programs.')
    await page.unroute('**/occupations/M1805/content')
    await page.getByRole('button', { name: 'Save' }).press('Enter')
    await text.waitFor({ state: 'detached' })
    const after = await record()
    expect([after.version, after.content?.short_description]).toEqual([version + 1, 'Writes programs.'])
    await page.getByRole('button', { name: 'Release' }).press('Enter')
    await expect.poll(async () => (await record()).locked, SOON).toEqual([])
  })
})

describe('a text that waits', () => {
  test('becomes current in the chosen fields only, by keyboard', async () => {
    await withClaude('proposal')
    await client.occupations.update({ code: 'M1805' })
    const before = await record()
    const page = await openRecord()
    const card = page.getByRole('region', { name: 'A text waits for you' })
    const accept = card.getByRole('button', { name: 'Accept the chosen fields' })
    await accept.waitFor()
    for (const box of await card.getByRole('checkbox').all()) await box.press('Space')
    expect(await accept.isDisabled(), 'nothing is chosen').toBe(true)
    await card.getByLabel('Sectors').press('Space')
    await accept.press('Enter')
    await card.waitFor({ state: 'detached' })
    const after = await record()
    expect(after.content?.sectors).toEqual(['Numérique'])
    expect({ ...after.content, sectors: [] }).toEqual({ ...before.content, sectors: [] })
  })

  test('stays if the answer is lost, and is dropped without a new version', async () => {
    await withClaude('proposal')
    await client.occupations.update({ code: 'M1805' })
    const { version } = await record()
    const page = await openRecord()
    const card = page.getByRole('region', { name: 'A text waits for you' })
    const drop = card.getByRole('button', { name: 'Drop the text' })
    await page.route('**/occupations/M1805/reject', (route) => route.abort())
    await drop.press('Enter')
    await card.getByRole('alert').waitFor()
    await page.unroute('**/occupations/M1805/reject')
    await drop.press('Enter')
    await card.waitFor({ state: 'detached' })
    expect(await record()).toMatchObject({ version, proposed: false })
  })
})

describe('the update of all published records', () => {
  test('asks first, with its estimate, its caps and what is rewritten already, and rewrites only after a yes', async () => {
    const claude = await withClaude('automatic')
    await client.occupations.update({ code: 'M1805' })
    claude.calls.length = 0
    const page = await panel.open(instance, 'occupations')
    const button = page.getByRole('button', { name: 'Update all published' })
    await button.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Rewrite \d records?\?$/ })
    await dialog.getByText('1 record is rewritten already this month and left out.').waitFor()
    await dialog.getByText(/^About \$\d+\.\d\d with claude-sonnet-5-5, \$0\.\d{3} per record\.$/).waitFor()
    await dialog
      .getByText(/\$150\.00/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focusedName(page), SOON).toBe('Update all published')
    expect((await client.jobs.get({ id: 'occupations' })).running).toBeNull()
    expect(claude.calls).toEqual([])

    await button.press('Enter')
    await dialog.getByLabel('Rewrite these too, and pay again').press('Space')
    await page.getByRole('dialog', { name: 'Rewrite 2 records?' }).waitFor()
    await dialog.getByRole('button', { name: 'Rewrite them' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => claude.calls.map(({ code }) => code).sort(), SOON).toEqual(['A1203', 'M1805'])
    await expect.poll(async () => (await client.jobs.get({ id: 'occupations' })).running, SOON).toBeNull()
  })
})
