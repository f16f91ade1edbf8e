/** How soon the panel shows something, with cached files. */
import type { Page } from 'playwright-core'
import { line } from '../harness/line.ts'
import { openBarePanel, openPanel } from '../tools/panel-scene.ts'

/** Marks the frame that shows a meter and a drawn history. */
async function markPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[role=meter], .meter') || !document.querySelector('.plot canvas')) return
      seen.disconnect()
      requestAnimationFrame(() => setTimeout(() => performance.mark('painted')))
    })
    seen.observe(document, { childList: true, subtree: true })
  })
}

async function paint(page: Page): Promise<number> {
  await page.reload()
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
  return page.evaluate(() => performance.getEntriesByName('painted')[0]?.startTime ?? 0)
}

/** From a change of the view to the frame that shows it, and back. */
async function change(page: Page, act: string, shows: string): Promise<number> {
  return page.evaluate(
    ([script = '', selector = '']) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = () => {
          if (document.querySelector(selector) === null) return requestAnimationFrame(look)
          return setTimeout(() => resolve(performance.now() - began))
        }
        if (script.startsWith('#')) location.hash = script
        else document.querySelector<HTMLElement>(script)?.click()
        requestAnimationFrame(look)
      }),
    [act, shows],
  )
}

export const panelPaint = line({
  name: 'panel-paint',
  work: 'from the load of the panel with cached files to the frame that shows score and history; from a click to another view.',
  peer: 'the same React and uPlot with the figures written into the page, without any of the code of Vigie',
  figures: {
    'first paint': { unit: 'ms', goal: { ratio: 1.5 } },
    'view change': { unit: 'ms', goal: { ratio: 1.5 } },
  },
  sizes: [1],
  pairs: 9,
  setUp: async () => {
    const [{ instance, browser, close }, bare] = [await openPanel(), await openBarePanel()]
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' })
    const [page, plain] = [await context.newPage(), await context.newPage()]
    for (const each of [page, plain]) await markPaint(each)
    await page.goto(`${instance.url}/#token=${instance.token}`)
    await plain.goto(bare.url)
    return {
      ours: async () => {
        await page.bringToFront()
        const first = await paint(page)
        const there = await change(page, '#/jobs', 'main .card')
        await change(page, '#/now', '[role=meter]')
        return { 'first paint': first, 'view change': there }
      },
      peer: async () => {
        await plain.bringToFront()
        const first = await paint(plain)
        const there = await change(plain, 'button', '.list')
        await change(plain, 'button', '.meter')
        return { 'first paint': first, 'view change': there }
      },
      close: async () => {
        bare.close()
        await close()
      },
    }
  },
})
