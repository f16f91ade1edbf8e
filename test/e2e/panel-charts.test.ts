/** The charts of the index, in a real browser: what is looked at stays through updates and a reload. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { addSampleScores } from '../../scripts/seed/sample-index.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
  await addSampleScores(client, 2)
})
afterAll(() => instance.stop())

const history = (page: Page) => page.getByRole('slider', { name: 'History of the score' })
const address = (page: Page) => page.evaluate(() => window.location.hash)
const whole = (page: Page) => page.getByRole('button', { name: 'Show everything' })

async function zoomed(): Promise<Page> {
  const page = await panel.open(instance)
  await history(page).focus()
  await page.keyboard.press('+')
  await whole(page).waitFor()
  return page
}

describe('the history', () => {
  test('keeps its period in the address, and shows it again after a reload', async () => {
    const page = await panel.open(instance)
    await page.getByText('1 year', { exact: true }).click()
    await expect.poll(() => address(page)).toContain('range=year')
    await page.reload()
    await history(page).waitFor()
    expect(await page.getByRole('radio', { name: '1 year', exact: true }).isChecked()).toBe(true)
  })

  test('keeps its zoom when a new score arrives, and after a reload', async () => {
    const page = await zoomed()
    const place = await address(page)
    expect(place).toMatch(/zoom=\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d/)
    const session = page.getByText(/^session of /)
    const before = await session.textContent()
    await client.jobs.trigger({ id: 'fear-greed' })
    await expect.poll(() => session.textContent()).not.toBe(before)
    expect(await address(page)).toBe(place)
    expect(await whole(page).isVisible()).toBe(true)
    await page.reload()
    await whole(page).waitFor()
  })

  test('shows everything again on request, and forgets the zoom', async () => {
    const page = await zoomed()
    await whole(page).click()
    await expect.poll(() => address(page)).not.toContain('zoom=')
  })

  test('shows the components of the day that is marked', async () => {
    const page = await panel.open(instance)
    await history(page).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    const day = page.getByRole('region', { name: /^Components on / })
    await day.getByText('Momentum').waitFor()
    expect(await address(page)).toMatch(/at=\d{4}-\d\d-\d\d/)
    await page.reload()
    await day.getByText('Momentum').waitFor()
    await day.getByRole('button', { name: 'Hide' }).click()
    await expect.poll(() => day.count()).toBe(0)
  })

  test('has the market beside it, or the published index on a scale of its own, or nothing', async () => {
    const page = await panel.open(instance)
    const readout = async () => (await history(page).getAttribute('aria-valuetext')) ?? ''
    await expect.poll(readout).toContain('Market')
    await page.getByText('VIX', { exact: true }).click()
    await expect.poll(readout).toContain('VIX')
    await page.getByText('Nothing', { exact: true }).click()
    await expect.poll(readout).not.toMatch(/VIX|Market/)
  })

  test('tells the scores of earlier days', async () => {
    const page = await panel.open(instance)
    for (const ago of ['Session before', 'A week ago', 'A month ago', 'A year ago'])
      await page.getByText(ago, { exact: true }).waitFor()
  })

  test.each(['CSV', 'PNG'])('can be saved as %s', async (form) => {
    const page = await panel.open(instance)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: form, exact: true }).click()
    const file = await saving
    expect(file.suggestedFilename()).toBe(`vigie-index.${form.toLowerCase()}`)
    const bytes = await readFile((await file.path()) ?? '')
    if (form === 'PNG') expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    else expect(bytes.toString().split('\r\n')[0]).toBe('day,score,level,Market')
  })
})

describe('a component', () => {
  test('has a page with its past, its formula and what it was made of', async () => {
    const page = await panel.open(instance)
    await page.getByRole('link', { name: 'Momentum' }).click()
    await page.getByRole('slider', { name: 'Momentum' }).waitFor()
    await page.getByText(/mean close of the last 125 sessions/).waitFor()
    expect(await address(page)).toContain('component=momentum')
    await page.getByRole('link', { name: 'Back to the index' }).click()
    await history(page).waitFor()
  })
})
