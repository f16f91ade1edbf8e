/** The panel without a pointer. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addSampleScores } from '../../scripts/seed/sample-index.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { ENDPOINTS } from '../helpers/panel-endpoint.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
  })

/** Presses Tab until the focus is on the element with this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(page)).startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}.`)
}

/** Whether the bottom navigation covers the focused element in the view. */
const isHidden = (page: Page) =>
  page.evaluate(() => {
    const bar = document.querySelector('nav')?.getBoundingClientRect()
    const place = document.querySelector('main :focus')?.getBoundingClientRect()
    return place !== undefined && bar !== undefined && place.bottom > bar.top
  })

describe.each(ENDPOINTS)('$name', (endpoint) => {
  const panel = panelBrowser(endpoint)
  let instance: RunningInstance
  beforeAll(async () => {
    instance = await startInstance()
    const client = clientOf(instance.url, instance.token)
    await settle(client)
    await addSampleScores(client, 2)
  })
  afterAll(() => instance.stop())

  test('in the popover nothing has the focus behind the navigation', async () => {
    const page = await panel.open(instance, 'alerts/rules', { viewport: { width: 400, height: 760 } })
    await page.getByRole('switch').first().waitFor()
    await tabTo(page, 'Rules')
    for (let presses = 0; presses < 24; presses += 1) {
      await page.keyboard.press('Tab')
      expect([await focused(page), await isHidden(page)]).toEqual([expect.any(String), false])
    }
  })

  test('from a pause to a job and along the history, by keyboard alone', async () => {
    const page = await panel.open(instance)
    await page.getByRole('meter').waitFor()

    await tabTo(page, 'Pause every job')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('For one hour')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('Until tomorrow')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Pause every job')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page
      .getByText(/^Paused until/)
      .first()
      .waitFor()
    await tabTo(page, 'Resume')
    await page.keyboard.press('Enter')
    await page.getByText(/^(All well|\d+ jobs? )/).waitFor()

    await tabTo(page, 'History of the score')
    const plot = page.getByRole('slider', { name: 'History of the score' })
    const last = await plot.getAttribute('aria-valuetext')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => plot.getAttribute('aria-valuetext'), SOON).not.toBe(last)
    expect(await plot.getAttribute('aria-valuetext')).toMatch(/\d+\.\d (Extreme )?(fear|greed|neutral)/i)
    await page.keyboard.press('+')
    await page.getByRole('button', { name: 'Show everything' }).waitFor()
    await page.keyboard.press('0')
    await page.getByRole('button', { name: 'Show everything' }).waitFor({ state: 'detached' })
  })

  test('a move to another view puts the focus on its heading', async () => {
    const page = await panel.open(instance)
    await page.getByRole('meter').waitFor()
    await tabTo(page, 'Jobs')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Jobs', level: 1 }).waitFor()
    await expect.poll(() => focused(page), SOON).toBe('Jobs')
    expect(await page.title()).toBe('Jobs · Vigie')
  })
})
