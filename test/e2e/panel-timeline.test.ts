/** The runs of jobs over time: all jobs in lanes, and the runs of one narrowed to an outcome and a time. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

const hashOf = (page: Page) => page.evaluate(() => location.hash)
const laneOf = (page: Page, name: string) =>
  page.getByRole('slider', { name: `Runs of ${name}`, exact: true })
const textOf = (page: Page, name: string) => laneOf(page, name).getAttribute('aria-valuetext')

async function timeline(address = 'jobs?as=timeline'): Promise<Page> {
  const page = await panel.open(instance, address)
  await page.locator('.lane-track').first().waitFor()
  return page
}

describe('the timeline of all jobs', () => {
  test('is one key away from the list, and the list from it', async () => {
    const page = await panel.open(instance, 'jobs')
    await page.getByRole('link', { name: 'Timeline' }).press('Enter')
    await laneOf(page, 'Alerts').waitFor()
    expect(await page.getByRole('slider').count()).toBe(await page.locator('.lane-name').count())
    await page.getByRole('link', { name: 'List', exact: true }).press('Enter')
    await page.getByLabel('Select all').waitFor()
  })

  test('has past runs with their outcomes left of now, and planned times right of it', async () => {
    const page = await timeline()
    await laneOf(page, 'Alerts').focus()
    await page.keyboard.press('Home')
    await expect.poll(() => textOf(page, 'Alerts'), SOON).toMatch(/\s· (Succeeded|Failed|Partial|no run)/)
    for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('PageDown')
    await expect.poll(() => textOf(page, 'Alerts'), SOON).toMatch(/\s· (Planned|no run)$/)
  })

  test('is walked by keyboard in time and from job to job, and leads to the runs of a part', async () => {
    const page = await timeline('jobs?as=timeline&q=analysis')
    const lanes = page.getByRole('slider')
    const first = (await lanes.first().getAttribute('aria-label')) ?? ''
    await lanes.first().focus()
    const before = await lanes.first().getAttribute('aria-valuenow')
    await page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => lanes.first().getAttribute('aria-valuenow'), SOON)
      .toBe(String(Number(before) - 1))
    await page.keyboard.press('ArrowDown')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await expect.poll(focused, SOON).not.toBe(first)
    expect(await focused()).toMatch(/^Runs of /)
    await page.keyboard.press('Enter')
    await expect.poll(() => hashOf(page), SOON).toMatch(/^#\/jobs\/[a-z0-9-]+\?from=.*Z&to=.*Z/)
    await page.getByRole('button', { name: 'Show all runs' }).waitFor()
  })

  test('keeps its length and its end in the address, also over a reload', async () => {
    const page = await timeline()
    await page.getByText('7 days', { exact: true }).click()
    await page.getByRole('button', { name: 'Earlier' }).press('Enter')
    await expect.poll(() => hashOf(page), SOON).toMatch(/as=timeline&range=week&end=\d{4}-.*Z/)
    const shown = await page.locator('.timeline-tools .muted').textContent()
    await page.reload()
    await laneOf(page, 'Alerts').waitFor()
    expect(await page.locator('.timeline-tools .muted').textContent()).toBe(shown)
    await page.getByRole('button', { name: 'Now', exact: true }).press('Enter')
    await expect.poll(() => hashOf(page), SOON).toBe('#/jobs?as=timeline&range=week')
  })
})

describe('the runs of a job', () => {
  test('are narrowed to an outcome and a time in the address, which Back takes back', async () => {
    const page = await panel.open(instance, 'jobs/analysis-night')
    await page.getByLabel('Outcome').selectOption('Failed')
    await expect.poll(() => hashOf(page), SOON).toBe('#/jobs/analysis-night?outcome=failed')
    const rows = page.locator('.run-rows > li')
    await expect
      .poll(async () => new Set(await rows.locator('.run-outcome').allTextContents()).size, SOON)
      .toBe(1)
    expect(await rows.locator('.run-outcome').first().textContent()).toMatch(/^Failed/)
    await page.getByLabel('From').fill('2001-01-01T00:00')
    await expect.poll(() => hashOf(page), SOON).toContain('from=2000-12-31T23%3A00Z')
    await page.goBack()
    await page.goBack()
    await expect.poll(() => hashOf(page), SOON).toBe('#/jobs/analysis-night')
  })

  test('say so if none of them is like that', async () => {
    const page = await panel.open(instance, 'jobs/alerts?to=2001-01-01T00:00Z')
    await page.getByText('No such run').waitFor()
    await page.getByRole('button', { name: 'Show all runs' }).press('Enter')
    await page.locator('.run-rows > li').first().waitFor()
  })
})
