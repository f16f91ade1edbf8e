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
  await expect.poll(() => plot.getAttribute('aria-valuetext'), SOON).toMatch(/open .* close .*\s· Volume \d/)
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
  await card.getByText(/the last \d+ calls, in seconds\s· p50 .*\s· p95 .*\s· p99 /).waitFor()
  expect(await plot.getAttribute('aria-valuetext')).toMatch(/\s· (Succeeded|Failed)\s· \d{3}\s· /)
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

const address = (page: Page) => page.evaluate(() => window.location.hash)

/** Zooms a chart by its keys. */
async function zoomIn(page: Page, plot: Locator): Promise<void> {
  await plot.focus()
  for (const key of ['+', '+']) await page.keyboard.press(key)
  await expect.poll(() => address(page), SOON).toContain('zoom=')
}

test.each([
  ['trades', 'Bars', '7 days', 'week'],
  ['analysis', 'Duration of the last calls', '1 day', 'day'],
])('the chart of %s keeps its period and its zoom in the address', async (view, name, label, range) => {
  const page = await panel.open(instance, view)
  const plot = page.getByRole('slider', { name }).first()
  await plot.waitFor()
  await page.getByText(label, { exact: true }).first().click()
  await expect.poll(() => address(page), SOON).toContain(`range=${range}`)
  await zoomIn(page, plot)
  const kept = await address(page)
  await page.reload()
  await page.getByRole('button', { name: 'Show everything' }).first().waitFor()
  expect(await address(page)).toBe(kept)
  expect(await page.getByRole('radio', { name: label, exact: true }).first().isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Show everything' }).first().click()
  await expect.poll(() => address(page), SOON).not.toContain('zoom=')
})

test('a zoom on the calls of a service stays while new calls arrive', async () => {
  const page = await panel.open(instance, 'analysis')
  const plot = page.getByRole('slider', { name: 'Duration of the last calls' }).first()
  await zoomIn(page, plot)
  const [kept, last] = [await address(page), await plot.getAttribute('aria-valuemax')]
  await page.getByRole('button', { name: 'Call now' }).first().click()
  await expect.poll(() => plot.getAttribute('aria-valuemax'), SOON).not.toBe(last)
  expect(await address(page)).toBe(kept)
  await page.getByRole('button', { name: 'Show everything' }).first().waitFor()
})

test('a marked point stays marked in the address, and once more takes the mark away', async () => {
  const page = await panel.open(instance, 'trades')
  const plot = page.getByRole('slider', { name: 'Bars' })
  await plot.focus()
  for (const key of ['Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  await expect.poll(() => address(page), SOON).toContain('at=')
  const said = await plot.getAttribute('aria-valuetext')
  await page.reload()
  await expect.poll(() => plot.getAttribute('aria-valuetext'), SOON).toBe(said)
  await plot.press('Enter')
  await expect.poll(() => address(page), SOON).not.toContain('at=')
})

test('the cost of each month is a chart, told month by month', async () => {
  const page = await panel.open(instance, 'occupations')
  await page.getByText('Cost by month').click()
  const plot = page.getByRole('slider', { name: 'Cost by month' })
  await plot.press('End')
  await expect.poll(() => plot.getAttribute('aria-valuetext'), SOON).toMatch(/ 20\d\d\s· \$\d/)
  expect((await saved(page, page.locator('.spending'), 'PNG')).isPicture).toBe(true)
})
