/** The window of the real desktop: every view without an error, and at its narrowest. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { VIEWS } from '../../renderer/shell/panel-route.ts'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'

const hindered = desktopHindrance()
/** A view without messages for this long will send no more, ms. */
const QUIET_MS = 300

describe.skipIf(hindered !== null)(named('the window', hindered), () => {
  const scene = desktopScene()

  async function eachView(page: Page, look: (view: string) => Promise<void>): Promise<void> {
    for (const view of VIEWS) {
      await page.evaluate((hash) => {
        window.location.hash = hash
      }, `#/${view}`)
      await page.locator('main .card').first().waitFor()
      await pause(QUIET_MS)
      await look(view)
    }
  }

  test('no view says anything on the console', async () => {
    const page = await (await scene.launch({ data: scene.settled() })).page()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    await page.reload()
    await eachView(page, async () => undefined)
    expect(complaints).toEqual([])
  })

  test('no view is wider than a window of 400 points', async () => {
    const page = await (await scene.launch({ data: scene.settled() })).page()
    await page.setViewportSize({ width: 400, height: 700 })
    const tooWide: string[] = []
    await eachView(page, async (view) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) tooWide.push(`${view}: ${over} points`)
    })
    expect(tooWide).toEqual([])
  })
})
