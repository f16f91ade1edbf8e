/** The charts of trades, calls and costs, in a real browser: what they say, and their files. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSeededInstance } from '../../scripts/seed/instance.ts'
import type { RunningInstance } from '../helpers/instance.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startSeededInstance(3)
}, 60_000)
afterAll(() => instance.stop())

/** Saves a file by the button of a card, and returns its name and its content. */
async function saved(page: Page, card: Locator, form: 'CSV' | 'PNG') {
  const saving = page.waitForEvent('download')
  await card.getByRole('button', { name: form, exact: true }).press('Enter')
  const file = await saving
  const bytes = await readFile((await file.path()) ?? '')
  return {
    name: file.suggestedFilename(),
    text: bytes.toString(),
    isPicture: bytes.subarray(1, 4).toString() === 'PNG',
  }
}

test('bars say their prices and their volume, and are saved with both', async () => {
  const page = await panel.open(instance, 'trades')
  const card = page.getByRole('region', { name: 'Bars' })
  const plot = card.getByRole('slider', { name: 'Bars' })
  await plot.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => plot.getAttribute('aria-valuetext'), SOON).toMatch(/open .* close .* · Volume \d/)
  const { name, text } = await saved(page, card, 'CSV')
  expect(name).toMatch(/^trades-.*\.csv$/)
  expect(text.split('\r\n')[0]).toBe('first_time,last_time,open,high,low,close,volume,ticks')
  expect((await saved(page, card, 'PNG')).isPicture).toBe(true)
})

test('the quality of days is saved', async () => {
  const page = await panel.open(instance, 'trades')
  const { text } = await saved(page, page.getByRole('region', { name: 'Quality' }), 'CSV')
  expect(text.split('\r\n')[0]).toBe('day,state,completeness')
})

test('calls say their status and their duration beside p50, p95 and p99, and are saved', async () => {
  const page = await panel.open(instance, 'analysis')
  const card = page.getByRole('region', { name: 'Analysis', exact: true })
  const plot = card.getByRole('slider', { name: 'Duration of the last calls' })
  await plot.waitFor()
  await card.getByText(/the last \d+ calls, in seconds · p50 .* · p95 .* · p99 /).waitFor()
  expect(await plot.getAttribute('aria-valuetext')).toMatch(/ · (Succeeded|Failed) · \d{3} · /)
  const { text } = await saved(page, card, 'CSV')
  expect(text.split('\r\n')[0]).toBe('at,duration_ms,status,succeeded')
})

test('the cost of each month is saved', async () => {
  const page = await panel.open(instance, 'occupations')
  await page.getByText('Cost by month').click()
  const { name, text } = await saved(page, page.locator('.spending'), 'CSV')
  expect(name).toBe('vigie-cost-by-month.csv')
  expect(text).toMatch(/^month,usd\r\n\d{4}-\d\d,\d/)
})
