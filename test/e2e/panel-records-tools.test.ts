/** Import, names, variants and the comparison of models, by role and name. */
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
  const data_base64 = Buffer.from('code,title\nM1805,Developer\n').toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64, publish: true })
  const readers = { language: 'fr', age: '18+', format: 'falc', gender: 'feminin' }
  await client.occupations.variant({ code: 'M1805', ...readers, name: 'Codeuse', description: 'Elle code.' })
})
afterAll(() => instance.stop())

describe('an import', () => {
  test('is shown first, in a character set and with columns that can be changed', async () => {
    const page = await panel.open(instance, 'occupations')
    const buffer = Buffer.from('rome;nom du métier\nF1701;Gros \u00bduvre\n', 'latin1')
    await page.getByLabel('File').setInputFiles({ name: 'métiers.csv', mimeType: 'text/csv', buffer })
    const dialog = page.getByRole('dialog', { name: 'Import records' })
    await dialog.getByRole('alert').filter({ hasText: 'Choose a column for: Title.' }).waitFor()
    const accept = dialog.getByRole('button', { name: 'Import', exact: true })
    expect(await accept.isDisabled()).toBe(true)
    await dialog.getByLabel('Title', { exact: true }).selectOption('nom du métier')
    await dialog.getByRole('cell', { name: 'Gros œuvre' }).waitFor()
    await dialog.getByLabel('Character set').selectOption('windows-1252')
    await dialog.getByRole('cell', { name: 'Gros ½uvre' }).waitFor()
    await dialog.getByLabel('Character set').selectOption('iso-8859-15')
    await dialog.getByRole('cell', { name: 'Gros œuvre' }).waitFor()
    expect((await client.occupations.list({})).total).toBe(1)
    await accept.click()
    await dialog.waitFor({ state: 'detached' })
    expect(await client.occupations.get({ code: 'F1701' })).toMatchObject({ title: 'Gros œuvre' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await client.occupations.list({})).total, SOON).toBe(1)
  })
})

describe('the names of a record', () => {
  test('are edited in their place, and a variant beside them', async () => {
    const page = await panel.open(instance, 'occupations/M1805')
    const card = page.getByRole('region', { name: 'Names' })
    await card.getByRole('button', { name: 'Edit Names' }).press('Enter')
    await card.getByLabel('Feminine name').fill('Développeuse')
    await page.keyboard.press('Enter')
    await card.getByLabel('Feminine name').waitFor({ state: 'detached' })
    await card.getByText('Développeuse').waitFor()
    await card.getByRole('button', { name: /^Edit Codeuse/ }).press('Enter')
    await card.getByLabel('Description').fill('Elle écrit des programmes.')
    await card.getByRole('button', { name: 'Save' }).press('Enter')
    await card.getByText('Elle écrit des programmes.').waitFor()
    const record = await client.occupations.get({ code: 'M1805' })
    expect(record).toMatchObject({ feminine: 'Développeuse', variants: [{ name: 'Codeuse' }] })
  })

  test('have a variant for other readers, added and removed, and its removal undone', async () => {
    const page = await panel.open(instance, 'occupations/M1805')
    const card = page.getByRole('region', { name: 'Names' })
    await card.getByRole('button', { name: 'Add a variant' }).press('Enter')
    await card.getByLabel('Age', { exact: true }).fill('12+')
    await card.getByLabel('Gender', { exact: true }).fill('masculin')
    await card.getByLabel('Name', { exact: true }).fill('Codeur')
    await card.getByLabel('Description', { exact: true }).fill('Il écrit des jeux.')
    await card.getByRole('button', { name: 'Save' }).press('Enter')
    await card.getByText('en · 12+ · falc · masculin', { exact: true }).waitFor()
    await card.getByRole('button', { name: /^Remove Codeur/ }).press('Enter')
    await card.getByText('Il écrit des jeux.').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await card.getByText('Il écrit des jeux.').waitFor()
    const { items } = await client.occupations.variants({ code: 'M1805' })
    expect(items.map(({ name }) => name)).toContain('Codeur')
  })
})

describe('Update now', () => {
  test('rewrites the open record, which then shows the new text', async () => {
    const page = await panel.open(instance, 'occupations/M1805')
    const { version } = await client.occupations.get({ code: 'M1805' })
    await page.getByRole('main').getByRole('button', { name: 'Update now' }).press('Enter')
    await page.getByText(`version ${version + 1}`, { exact: true }).waitFor()
    expect(await client.occupations.get({ code: 'M1805' })).toMatchObject({ version: version + 1 })
  })
})

describe('a record on paper', () => {
  test('stands alone: the list beside it and what is folded take no pages', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `K${1000 + index},Record ${index}`)
    const data_base64 = Buffer.from(`code,title\n${rows.join('\n')}\n`).toString('base64')
    await client.occupations.import({ name: 'many.csv', data_base64 })
    await client.occupations.change({ code: 'K1000', description: 'Long. '.repeat(60) })
    const viewport = { width: 1440, height: 900 }
    const page = await panel.open(instance, 'occupations/K1000', { viewport })
    await page.getByRole('region', { name: 'Who changed what' }).waitFor()
    await page.getByRole('link', { name: /Record 20/ }).waitFor({ state: 'attached' })
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  })
})

describe('the models', () => {
  test('are compared by cost, and by what they write of the same records', async () => {
    const claude = await startClaude()
    await client.jobs.configure({ id: 'occupations', changes: { settings: { base_url: claude.url } } })
    await client.occupations.key({ key: claude.key })
    onTestFinished(async () => void (await client.occupations.key({ key: null })))
    const { version } = await client.occupations.get({ code: 'M1805' })
    const page = await panel.open(instance, 'occupations')
    await page.getByRole('button', { name: 'Compare the models' }).click()
    const dialog = page.getByRole('dialog', { name: 'Compare the models' })
    for (const model of ['claude-sonnet-5-5', 'claude-haiku-4-5']) await dialog.getByLabel(model).check()
    await dialog.getByLabel('Records').fill('1')
    await dialog.getByRole('button', { name: /^Write and compare, about \$0\.\d\d$/ }).click()
    for (const name of ['claude-sonnet-5-5', 'claude-haiku-4-5'])
      await dialog.getByRole('region', { name }).getByText('Analyse').waitFor()
    expect(claude.calls.map(({ request }) => request.model).toSorted()).toEqual([
      'claude-haiku-4-5',
      'claude-sonnet-5-5',
    ])
    expect(await client.occupations.get({ code: 'M1805' })).toMatchObject({ version })
    await expect
      .poll(async () => (await client.occupations.spending()).months.at(-1)?.spent_usd, SOON)
      .toBeGreaterThan(0)
  })
})
