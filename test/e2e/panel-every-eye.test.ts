/** The panel in the colours of the owner's system, on paper, and by keyboard past the navigation. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

/** Returns the colours that a plot is drawn in, with what is under them where nothing shines through: `233,235,238`. */
function inksOf(page: Page): Promise<string[]> {
  return page.locator('.plot canvas').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    const found = new Map<string, number>()
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] !== 255) continue
      const ink = [data[at], data[at + 1], data[at + 2]].join()
      found.set(ink, (found.get(ink) ?? 0) + 1)
    }
    return [...found].filter(([, count]) => count > 50).map(([ink]) => ink)
  })
}

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
  await settle(clientOf(instance.url, instance.token))
})
afterAll(() => instance.stop())

test('in forced colours, what is chosen has an outline and a switch that is on is filled', async () => {
  const page = await panel.open(instance, 'settings', { forcedColors: 'active' })
  const current = page.getByRole('navigation').getByRole('link', { name: /Settings/ })
  expect(await current.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
  await page.getByRole('switch').first().waitFor()
  const colours = await page.evaluate(() => {
    const on = document.querySelector<HTMLElement>('.switch input:checked')
    const off = document.querySelector<HTMLElement>('.switch input:not(:checked)')
    return [on, off].map((input) => (input ? getComputedStyle(input).backgroundColor : null))
  })
  expect(colours).not.toContain(null)
  expect(colours[0]).not.toBe(colours[1])
  await page.getByRole('link', { name: 'Now' }).click()
  const chosen = page.locator('.choice label:has(:checked)').first()
  expect(await chosen.evaluate((label) => getComputedStyle(label).outlineStyle)).toBe('solid')
})

test('each view names itself in the title of the page, and its headings leave no level out', async () => {
  const page = await panel.open(instance, 'now')
  for (const view of ['Alerts', 'Trades', 'Jobs', 'Occupations', 'Analysis', 'Log', 'Settings', 'Now']) {
    await page.getByRole('navigation').first().getByRole('link', { name: view }).click()
    await expect.poll(() => page.title(), SOON).toContain(`${view} · Vigie`)
    await page.locator('main .card').first().waitFor()
    const levels = await page
      .locator('main :is(h1, h2, h3, h4)')
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName.slice(1))))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
  }
})

test('the widest screen is used: no view leaves more than a third of it empty', async () => {
  const page = await panel.open(instance, 'now', { viewport: { width: 2560, height: 1200 } })
  for (const view of ['now', 'jobs', 'jobs?as=timeline', 'trades', 'analysis', 'settings', 'log']) {
    await page.evaluate((name) => {
      location.hash = `#/${name}`
    }, view)
    await page.locator('main .card').first().waitFor()
    const used = () =>
      page
        .locator('main .card')
        .evaluateAll((all) => Math.max(...all.map((card) => card.getBoundingClientRect().right)))
    await expect.poll(used, SOON).toBeGreaterThan((2560 * 2) / 3)
  }
})

test('on paper there is the view, in dark on light, without navigation and buttons', async () => {
  const page = await panel.open(instance, 'jobs', { colorScheme: 'dark' })
  await page.locator('.job-row').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Run now' }).isVisible()).toBe(false)
  expect(await page.locator('.job-row').first().isVisible()).toBe(true)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
})

test('on paper a plot is drawn in dark ink, also if it was light on the screen', async () => {
  const page = await panel.open(instance, 'now', { colorScheme: 'dark' })
  await page.locator('.plot canvas').waitFor()
  await expect.poll(() => inksOf(page), SOON).toContain('233,235,238')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect.poll(() => inksOf(page), SOON).toContain('29,35,43')
  expect(await inksOf(page)).not.toContain('233,235,238')
})

test('a theme that changes in another view is that of the next plot', async () => {
  const page = await panel.open(instance, 'now', { colorScheme: 'light' })
  await page.locator('.plot canvas').waitFor()
  await page.getByRole('link', { name: 'Log', exact: true }).click()
  await page.locator('.log').waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('link', { name: 'Now', exact: true }).click()
  await page.locator('.plot canvas').waitFor()
  await expect.poll(() => inksOf(page), SOON).toContain('233,235,238')
  expect(await inksOf(page)).not.toContain('255,255,255')
})

test('in forced colours a plot keeps a ground beside its ink', async () => {
  const page = await panel.open(instance, 'now', { forcedColors: 'active', colorScheme: 'dark' })
  await page.locator('.plot canvas').waitFor()
  await expect.poll(() => inksOf(page), SOON).toEqual(expect.arrayContaining(['0,0,0', '255,255,255']))
})

test.each([400, 1440])(
  'at %i px the first Tab offers to skip the navigation, and Enter does',
  async (width) => {
    const page = await panel.open(instance, 'jobs', { viewport: { width, height: 800 } })
    await page.locator('.job-row').first().waitFor()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('button', { name: 'Skip to the content' })
    expect(await skip.evaluate((button) => button === document.activeElement)).toBe(true)
    const uncovered = await skip.evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect()
      return document.elementFromPoint(x + width / 2, y + height / 2) === button
    })
    expect(uncovered).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Jobs')
    expect(page.url()).toMatch(/#\/jobs$/)
  },
)

test('with less motion, another theme is shown at once: no colour fades to the next', async () => {
  const page = await panel.open(instance, 'jobs', { reducedMotion: 'reduce', colorScheme: 'dark' })
  await page.locator('.job-row').first().waitFor()
  const lasting = await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light'
    // Reading a style makes the browser start what fades.
    getComputedStyle(document.body).getPropertyValue('color')
    return document.getAnimations().filter((each) => each instanceof CSSTransition).length
  })
  expect(lasting).toBe(0)
})
