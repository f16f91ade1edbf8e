/** Import and export in the panel, by role and name: trades, records, the past of the index. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { addSampleScores } from '../../scripts/seed/sample-index.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { csvOf, madeDay } from '../helpers/trade-data.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

const open = (view: string): Promise<Page> => panel.open(instance, view)

describe('trades that are there already', () => {
  /** Three days of trades with their ids in a column with an unusual name. */
  function historyFile(): string {
    const path = join(tempFolder(), 'history.csv')
    const header = 'no,price,qty,quoteQty,timestamp,isBuyerMaker,isBestMatch'
    const days = ['2024-01-20', '2024-01-21', '2024-01-22'].map((day, at) => madeDay(day, 400, 1 + at * 400))
    writeFileSync(path, `${header}\n${csvOf(days.flat())}`)
    return path
  }
  const choose = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name }).click()
  }

  test('are looked into, mapped, adopted, and handed out again', async () => {
    const path = historyFile()
    const page = await open('trades')
    await choose(page, 'Adopt files')
    const dialog = page.getByRole('dialog', { name: 'Adopt files' })
    await dialog.getByLabel('File or folder').fill(`${path}.not`)
    await page.keyboard.press('Enter')
    await dialog.getByRole('alert').getByText(`There is no file ${path}.not.`).waitFor()
    expect(await dialog.getByLabel('File or folder').getAttribute('aria-invalid')).toBe('true')

    await dialog.getByLabel('File or folder').fill(path)
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByText('Choose a column for: Trade number.').waitFor()
    expect(await dialog.getByRole('button', { name: 'Adopt' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Trade number').selectOption('no')
    const sample = dialog.getByRole('region', { name: 'First trades' })
    await sample.getByRole('cell', { name: '1', exact: true }).waitFor()
    expect(await sample.getByRole('row').count()).toBe(6)
    await dialog.getByRole('button', { name: 'Adopt' }).click()
    await dialog.getByText('3 days adopted').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect((await client.trades.status({})).rows).toBe(1200)

    await choose(page, 'Export')
    const out = join(tempFolder(), 'out.csv')
    const handing = page.getByRole('dialog', { name: 'Export as CSV' })
    expect(await handing.getByLabel('First day').inputValue()).toBe('2024-01-20')
    await handing.getByLabel('Last day').fill('2024-01-20')
    await handing.getByLabel('New file').fill(path)
    await handing.getByRole('button', { name: 'Export' }).click()
    await handing.getByRole('alert').getByText('exists already').waitFor()
    expect(existsSync(out)).toBe(false)
    await handing.getByLabel('New file').fill(out)
    await handing.getByRole('button', { name: 'Export' }).click()
    await handing.getByText(`400 rows written to ${out}`).waitFor()
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(401)
  })

  test('of another symbol have a page of their own', async () => {
    const { templates } = await client.jobs.templates()
    const template = templates.find(({ definition }) => definition.kind === 'trades')
    if (template?.definition.kind !== 'trades') throw new Error('there is no template of trades')
    const settings = { ...template.definition.settings, symbol: 'ETHUSDT' }
    await client.jobs.create({ id: 'ether', definition: { ...template.definition, name: 'Ether', settings } })
    const page = await open('trades')
    await page.getByRole('link', { name: 'Ether' }).click()
    await page.getByRole('region', { name: 'ETHUSDT · Binance' }).waitFor()
    expect(page.url()).toContain('#/trades/ether')
    await client.jobs.remove({ id: 'ether' })
    await page.getByRole('region', { name: 'BTCUSDT · Binance' }).waitFor()
  })
})

describe('occupation records', () => {
  test('tell who changed what, and are handed out as a file', async () => {
    const data_base64 = Buffer.from('code,title\nM1805,Developer\nA1203,Gardener\n').toString('base64')
    await client.occupations.import({ name: 'records.csv', data_base64, publish: true })
    await client.occupations.update({ code: 'M1805' })
    const page = await open('occupations/M1805')
    const audit = page.getByRole('region', { name: 'Who changed what' })
    await audit.getByText('Created').waitFor()
    await page.getByRole('button', { name: 'Back to draft' }).click()
    await audit.getByText('Status changed').waitFor()
    await audit.getByText('Draft').waitFor()
    await audit.getByRole('listitem').filter({ hasText: 'Simulated' }).locator('summary').click()
    await audit.getByText('Short description').waitFor()

    await page.getByRole('button', { name: 'Export' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /^As CSV/ }).click()
    const file = await coming
    expect(file.suggestedFilename()).toMatch(/^occupations-\d{4}-\d\d-\d\d\.csv$/)
    expect(readFileSync(await file.path(), 'utf8')).toContain('A1203')
  })
})

describe('the past of the index', () => {
  test('is tested against what followed, and filled, by days of one’s choice', async () => {
    await addSampleScores(client, 2)
    const page = await open('now')
    await page.getByRole('button', { name: 'Test or fill past sessions' }).click()
    const dialog = page.getByRole('dialog', { name: 'Past sessions of the index' })
    await dialog.getByLabel('First day').fill('2021-01-04')
    await dialog.getByLabel('Last day').fill('2020-01-02')
    await dialog.getByRole('button', { name: 'Test' }).click()
    await dialog.getByRole('alert').getByText('are not in order').waitFor()

    await dialog.getByLabel('First day').fill('2015-01-02')
    await dialog.getByRole('button', { name: 'Test' }).click()
    const expected = await client.index.backtest({ from: '2015-01-02', to: '2020-01-02' })
    const row = dialog.getByRole('row', { name: /^5 sessions/ })
    await row.getByRole('cell', { name: String(expected.horizons[1]?.n.toLocaleString('en-GB')) }).waitFor()
    await dialog.getByRole('listitem').filter({ hasText: 'Extreme greed' }).waitFor()

    await dialog.getByRole('button', { name: 'Other days' }).click()
    await dialog.getByRole('radio', { name: /^Fill the history/ }).check()
    await dialog.getByLabel('First day').fill('2017-01-03')
    await dialog.getByLabel('Last day').fill('2017-03-31')
    await dialog.getByRole('button', { name: 'Fill' }).click()
    await dialog.getByText('62 sessions scored.').waitFor()
    await dialog.getByText('Correlation with VIX').waitFor()
    await dialog.getByRole('slider', { name: 'History of the score' }).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'detached' })
    const focused = page.evaluate(() => document.activeElement?.textContent)
    expect(await focused, 'the focus is where it was').toBe('Test or fill past sessions')
    const { points } = await client.index.history({ from: '2017-01-01', to: '2017-12-31' })
    expect(points).toHaveLength(62)
  })

  test('of a second market stands on a page of its own', async () => {
    const { templates } = await client.jobs.templates()
    const template = templates.find(({ definition }) => definition.kind === 'fear-greed')
    if (template?.definition.kind !== 'fear-greed') throw new Error('there is no template of an index')
    const settings = { ...template.definition.settings, profile: 'casablanca' as const }
    await client.jobs.create({ id: 'masi', definition: { ...template.definition, enabled: false, settings } })
    const page = await open('now')
    await page.getByRole('meter').waitFor()
    await page.getByRole('link', { name: 'Casablanca' }).click()
    await page.getByText('No score yet').waitFor()
    expect(page.url()).toContain('#/now/casablanca')
    await client.jobs.remove({ id: 'masi' })
    await page.getByRole('meter').waitFor()
  })
})
