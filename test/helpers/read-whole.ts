/** All of a view, for what looks at all of it. */
import type { Page } from 'playwright-core'

/** Waits until all of a view is read: what is far from the window is read when it comes near. */
export async function readWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { scrollingElement: sheet } = document
    for (let top = 0; sheet && top < sheet.scrollHeight; top += window.innerHeight) {
      sheet.scrollTop = top
      await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)))
    }
    sheet?.scrollTo(0, 0)
  })
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}
