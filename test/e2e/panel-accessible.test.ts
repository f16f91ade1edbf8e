/** Every view in both themes and both widths, looked at by axe: nothing serious. */
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { clientOf, fillAssets, fillIndex, settle } from '../helpers/panel-scene.ts'

const VIEWS = [
  'now',
  'alerts',
  'alerts/calendar',
  'alerts/assets',
  'alerts/rules',
  'trades',
  'jobs/fear-greed',
  'occupations',
  'analysis',
  'log',
  'settings',
]

const LOOKS = [
  { theme: 'light', width: 1200 },
  { theme: 'dark', width: 400 },
] as const

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
  const client = clientOf(instance.url, instance.token)
  await settle(client)
  await fillIndex(client, 2)
  await fillAssets(client)
}, 60_000)
afterAll(() => instance.stop())

describe.each(LOOKS)('$theme, $width px', ({ theme, width }) => {
  test.each(VIEWS)('%s has nothing serious', async (view) => {
    const page = await panel.open(instance, view, {
      colorScheme: theme,
      reducedMotion: 'reduce',
      viewport: { width, height: 800 },
    })
    await page.locator('main .card').first().waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

test('the first questions have nothing serious', async () => {
  const fresh = await startInstance()
  const page = await panel.open(fresh)
  await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await page.context().close()
  await fresh.stop()
})
