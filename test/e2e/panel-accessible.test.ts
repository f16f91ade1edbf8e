/** axe checks every view and its dialogs, in both themes, from the popover to the widest screens: it finds nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSeededInstance } from '../../scripts/seed/instance.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { readWhole } from '../helpers/read-whole.ts'

const VIEWS = [
  'now',
  'alerts',
  'alerts/calendar',
  'alerts/maintenances',
  'alerts/assets',
  'alerts/rules',
  'trades',
  'jobs/fear-greed',
  'jobs?as=timeline',
  'jobs/+',
  'occupations',
  'occupations/M1805',
  'analysis',
  'log',
  'settings',
]

/** What is open over a view after a button of this name was pressed. */
const OPENED = [
  ['now', 'Pause every job'],
  ['alerts/assets', 'Add an asset'],
  ['jobs/alerts', 'Configure'],
] as const

/** Each width, and each theme at the width where colours and room are scarcest. */
const LOOKS: readonly { readonly theme: 'light' | 'dark'; readonly width: number }[] = [
  { theme: 'dark', width: 400 },
  { theme: 'light', width: 400 },
  { theme: 'dark', width: 800 },
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 2560 },
]
/** The narrowest, in which long words have the least room. */
const NARROW = LOOKS.slice(1, 2)
/** Colours do not depend on the language: they are checked in English. */
const COLOURS = ['color-contrast']

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startSeededInstance(3)
}, 60_000)
afterAll(() => instance.stop())

async function open(view: string, locale: string): Promise<Page> {
  const page = await panel.open(instance, view, { locale, reducedMotion: 'reduce' })
  await page.locator('main .card').first().waitFor()
  await readWhole(page)
  return page
}

/** Returns what axe finds in each of the looks, and views wider than their window. @param checked rules that hold already */
async function faults(
  page: Page,
  looks: typeof LOOKS = LOOKS,
  checked: readonly string[] = [],
): Promise<string[]> {
  const found: string[] = []
  for (const { theme, width } of looks) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: theme })
    // The panel has no frames, which alone would need the slower mode. What passes needs no selectors, half of the time.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const { violations } = await axe.disableRules([...checked]).analyze()
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ html }) => `${theme} ${width}: ${id}: ${html.slice(0, 160)}`))
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) found.push(`${theme} ${width}: ${wide} px wide`)
  }
  return found
}

describe('in English, light and dark, wide and narrow', () => {
  test.each(VIEWS)('%s has no finding', async (view) => {
    expect(await faults(await open(view, 'en-GB'))).toEqual([])
  })

  test.each(OPENED)('%s with “%s” open has no finding', async (view, name) => {
    const page = await open(view, 'en-GB')
    await page.getByRole('button', { name, exact: true }).click()
    expect(await faults(page)).toEqual([])
  })

  test('the first questions have no finding', async () => {
    const fresh = await startInstance()
    const page = await panel.open(fresh)
    await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.context().close()
    await fresh.stop()
  })

  test('the question for the token has no finding', async () => {
    const page = await panel.open({ ...instance, token: 'not-the-token' })
    await page.getByRole('alert').getByText('This token was refused').waitFor()
    expect(await faults(page)).toEqual([])
  })
})

describe('in French, whose words are longer, narrow and light', () => {
  test.each(VIEWS)('%s has no finding', async (view) => {
    const page = await open(view, 'fr-FR')
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    expect(await faults(page, NARROW, COLOURS)).toEqual([])
    // A window of 1280 px that is enlarged four times; a plot takes its new size a frame later.
    await page.setViewportSize({ width: 320, height: 800 })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320)
  })

  test('what is due keeps room for its words, however long its buttons are', async () => {
    const page = await open('alerts/calendar', 'fr-FR')
    for (const width of [400, 1000, 1200, 1440]) {
      await page.setViewportSize({ width, height: 800 })
      const room = await page
        .locator('.due .line-what')
        .evaluateAll((all) => Math.min(...all.map((words) => words.getBoundingClientRect().width)))
      expect(room, `${width} px wide`).toBeGreaterThan(150)
    }
  })

  test('a menu beside the edge stays in the window', async () => {
    const page = await open('trades', 'fr-FR')
    await page.setViewportSize({ width: 360, height: 800 })
    await page.getByRole('button', { name: 'Plus', exact: true }).first().click()
    const list = await page.getByRole('menu').boundingBox()
    expect(list?.x).toBeGreaterThanOrEqual(0)
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(360)
  })
})
