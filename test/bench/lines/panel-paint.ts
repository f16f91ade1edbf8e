/** How soon the panel shows something, with cached files. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../helpers/browser.ts'
import { line } from '../harness/line.ts'
import { median } from '../harness/statistics.ts'
import { serveBarePanel, servePanel } from '../tools/panel-scene.ts'

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

/** Changes to the other view and back in one turn; the first loads the files of the view, and is not among the others. */
const CHANGES = 7
/** By then what a load or a change asks after it has been drawn has come, ms. */
const REST_MS = 300
/** What leads to a view (a link, or something to press) and what it then shows. */
type Step = readonly [act: string, shows: string]

/**
 * From a change of the view to its content, laid out. Not to the frame that shows it: the wait for the screen, up to 17 ms, is
 * longer than the work, so that a median of frames says when in a frame the change began.
 */
async function change(page: Page, step: Step): Promise<number> {
  await pause(REST_MS)
  return page.evaluate(
    ([act, shows]) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const changed = new MutationObserver(() => {
          if (document.querySelector(shows) === null) return
          changed.disconnect()
          document.body.getBoundingClientRect()
          resolve(performance.now() - began)
        })
        changed.observe(document.body, { childList: true, subtree: true })
        if (act.startsWith('#')) location.hash = act
        else document.querySelector<HTMLElement>(act)?.click()
      }),
    step,
  )
}

/** The median change, of those there and back together. */
async function changes(page: Page, there: Step, back: Step): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= CHANGES; round += 1) {
    const both = (await change(page, there)) + (await change(page, back))
    if (round > 0) times.push(both / 2)
  }
  return median(times)
}

export const panelPaint = line({
  name: 'panel-paint',
  work: 'from the load of the panel with cached files to the frame that shows score and history; from a click to the layout of another view that was seen before, and back.',
  peer: 'the same React and uPlot with the figures written into the page, without any of the code of Vigie',
  figures: {
    'first paint': { unit: 'ms', goal: { ratio: 1.5 } },
    'view change': { unit: 'ms', goal: { ratio: 1.5 } },
  },
  sizes: [1],
  pairs: 9,
  setUp: async () => {
    const [ours, bare, browser] = [await servePanel(), await serveBarePanel(), await launchBrowser()]
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' })
    const [page, plain] = [await context.newPage(), await context.newPage()]
    for (const each of [page, plain]) await markPaint(each)
    await page.goto(ours.url)
    await plain.goto(bare.url)
    const turn = async (each: Page, there: Step, back: Step) => {
      await each.bringToFront()
      await pause(REST_MS)
      return { 'first paint': await paint(each), 'view change': await changes(each, there, back) }
    }
    return {
      ours: () => turn(page, ['#/jobs', 'main .card'], ['#/now', '.plot canvas']),
      peer: () => turn(plain, ['button', '.list'], ['button', '.plot canvas']),
      close: async () => {
        await browser.close()
        await bare.close()
        await ours.close()
      },
    }
  },
})
