/** All of a view, for what looks at all of it. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const LONGEST_MS = 30_000

/**
 * Waits until all of a view is read: what is far from the window is read when it comes near. The view is scrolled through until
 * nothing waits, as what has come meanwhile makes it longer.
 */
export async function readWhole(page: Page): Promise<void> {
  const waiting = async () => {
    await scrollThrough(page)
    return page.locator('.skeleton').count()
  }
  await expect.poll(waiting, { timeout: LONGEST_MS }).toBe(0)
}

const scrollThrough = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { scrollingElement: sheet } = document
    for (let top = 0; sheet && top < sheet.scrollHeight; top += window.innerHeight) {
      sheet.scrollTop = top
      await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)))
    }
    sheet?.scrollTo(0, 0)
  })
