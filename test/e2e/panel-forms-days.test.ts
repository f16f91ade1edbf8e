/** Decisions about days of trades, and maps in the settings of a job, by role, name and keyboard. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'
import { madeDay } from '../helpers/trade-data.ts'
import { startExchange } from '../servers/exchange.ts'

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

describe('a day of trades that is not whole', () => {
  const [first, second] = ['2024-01-26', '2024-01-27']
  const problem = async () => {
    const { items } = await client.trades.quality({})
    return items.find(({ day }) => day === second)
  }

  test('is accepted for a reason and fetched, by keyboard', async () => {
    const archives = new Map([[first, madeDay(first, 400, 1)]])
    const exchange = await startExchange({ archives })
    onTestFinished(exchange.close)
    const settings = { archive_url: exchange.url, api_url: exchange.url, today: false, bars: [] }
    await client.jobs.configure({ id: 'trades', changes: { settings } })
    const state = async () => (await client.trades.operation({})).operation?.state
    await client.trades.fetch({ day: first })
    await expect.poll(state, SOON).toBe('succeeded')
    await client.trades.fetch({ day: second })
    await expect.poll(state, SOON).toBe('failed')

    const page = await panel.open(instance, 'trades')
    const row = page.getByRole('region', { name: 'Days that are not whole' }).getByRole('row')
    const accept = row.getByRole('button', { name: 'Accept' }).last()
    const reason = row.getByLabel('Why bars may go over it')
    await accept.press('Enter')
    await expect.poll(() => reason.evaluate((one) => one === document.activeElement), SOON).toBe(true)
    await page.keyboard.press('Enter')
    expect(await reason.count(), 'without a reason nothing is sent').toBe(1)
    await page.keyboard.type('Never kept')
    await page.keyboard.press('Escape')
    await reason.waitFor({ state: 'detached' })
    await expect.poll(() => focusedText(page), SOON).toBe('Accept')
    expect((await problem())?.accepted).toBeNull()

    await page.keyboard.press('Enter')
    await reason.fill('The exchange was down')
    await page.route('**/trades/accept', (route) => route.abort())
    await page.keyboard.press('Enter')
    await row.getByRole('alert').waitFor()
    expect(await reason.inputValue(), 'what was typed stays').toBe('The exchange was down')
    await page.unroute('**/trades/accept')
    await reason.press('Enter')
    await row.getByText('accepted: The exchange was down').waitFor()
    expect((await problem())?.accepted?.reason).toBe('The exchange was down')
    expect(await accept.count(), 'it is decided').toBe(0)

    archives.set(second, madeDay(second, 400, 401))
    await row.getByRole('button', { name: 'Fetch now' }).press('Enter')
    await row.waitFor({ state: 'detached' })
    expect(await problem()).toMatchObject({ state: 'stored', completeness: 1, accepted: null })
  })
})

describe('a map in the settings of a job', () => {
  const headers = async () => {
    const { definition } = await client.jobs.get({ id: 'analysis' })
    return definition.kind === 'analysis' ? definition.settings.headers : null
  }
  const setHeaders = (entries: Record<string, string>) => {
    const changes = { settings: { headers: entries } }
    return client.jobs.configure({ id: 'analysis', changes, unset: ['settings.headers'] })
  }

  test('loses the entry whose line is removed, and keeps the others', async () => {
    await setHeaders({ 'X-One': 'a', 'X-Two': 'b' })
    const page = await panel.open(instance, 'jobs/analysis')
    await page.getByRole('button', { name: 'Configure' }).press('Enter')
    const field = page.getByLabel('Headers')
    await expect.poll(() => field.inputValue(), SOON).toBe('X-One: a\nX-Two: b')
    await field.fill('X-Two: b')
    await expect.poll(headers, SOON).toEqual({ 'X-Two': 'b' })
    await field.fill('')
    await expect.poll(headers, SOON).toEqual({})
  })

  test('names a line that is no entry beside its field, and keeps what was typed', async () => {
    await setHeaders({ 'X-One': 'a' })
    const page = await panel.open(instance, 'jobs/analysis')
    await page.getByRole('button', { name: 'Configure' }).press('Enter')
    const field = page.getByLabel('Headers')
    await field.fill('X-One: a\nnot a name: b')
    await expect.poll(() => field.getAttribute('aria-invalid'), SOON).toBe('true')
    const reason = page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`)
    expect(await reason.textContent()).not.toBe('')
    expect(await field.inputValue()).toBe('X-One: a\nnot a name: b')
    expect(await headers()).toEqual({ 'X-One': 'a' })
  })

  test('keeps what was typed if Vigie does not answer, and saves it at the next change', async () => {
    await setHeaders({ 'X-One': 'a' })
    const page = await panel.open(instance, 'jobs/analysis')
    await page.getByRole('button', { name: 'Configure' }).press('Enter')
    const field = page.getByLabel('Headers')
    await page.route('**/api/v1/jobs/analysis', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await field.fill('X-One: b')
    await page.getByRole('alert').getByText('Vigie did not answer.').waitFor()
    expect(await field.inputValue()).toBe('X-One: b')
    expect(await headers()).toEqual({ 'X-One': 'a' })
    await page.unroute('**/api/v1/jobs/analysis')
    await field.fill('X-One: bc')
    await expect.poll(headers, SOON).toEqual({ 'X-One': 'bc' })
  })
})
