/** How soon the panel shows something, with cached files. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../helpers/browser.ts'
import { line } from '../harness/line.ts'
import { median } from '../harness/statistics.ts'
import type { RecordedNode, RecordedViews } from '../peers/bare-panel/recorded-view.ts'
import { serveBarePanel, servePanel } from '../tools/panel-scene.ts'
import { recordView } from '../tools/record-view.ts'

/** Marks the frame that shows a meter and a drawn history, once it is drawn and before whatever waits for it. */
async function markPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const mark = () => performance.mark('painted')
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[role=meter]') || !document.querySelector('.plot canvas')) return
      seen.disconnect()
      requestAnimationFrame(() => scheduler.postTask(mark, { priority: 'user-blocking' }))
    })
    seen.observe(document, { childList: true, subtree: true })
  })
}

/** Loads of one turn. */
const LOADS = 5

/** The median load. The page is left alone until it is drawn: a question of Playwright's takes longer than a view. */
async function paint(page: Page): Promise<number> {
  const times: number[] = []
  while (times.length < LOADS) {
    await page.reload()
    await pause(REST_MS)
    await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
    times.push(await page.evaluate(() => performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN))
  }
  return median(times)
}

/** Changes to the other view and back in one turn; the first loads the files of the view, and is not among the others. */
const CHANGES = 7
/** By then what a load or a change asks after it has been drawn has come, ms. */
const REST_MS = 300
/** The address of a view, and what it shows. */
type Step = readonly [address: string, shows: string]
const NOW: Step = ['#/now', '.plot canvas']
const JOBS: Step = ['#/jobs', 'main .job-row']

/**
 * From a change of the view to its content, laid out. Not to the frame that shows it: the wait for the screen, up to 17 ms, is
 * longer than the work, so that a median of frames says when in a frame the change began.
 */
async function change(page: Page, step: Step): Promise<number> {
  await pause(REST_MS)
  return page.evaluate(
    ([address, shows]) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const changed = new MutationObserver(() => {
          if (document.querySelector(shows) === null) return
          changed.disconnect()
          document.body.getBoundingClientRect()
          resolve(performance.now() - began)
        })
        changed.observe(document.body, { childList: true, subtree: true })
        location.hash = address
      }),
    step,
  )
}

/** The median change, of those to the jobs and back together. */
async function changes(page: Page): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= CHANGES; round += 1) {
    const both = (await change(page, JOBS)) + (await change(page, NOW))
    if (round > 0) times.push(both / 2)
  }
  return median(times)
}

/** What both views of the panel show, once everything has come. */
async function recordViews(page: Page): Promise<RecordedViews> {
  const views: Record<string, readonly RecordedNode[]> = {}
  for (const [address, shows] of [JOBS, NOW]) {
    await page.evaluate((to) => {
      location.hash = to
    }, address)
    await page.locator(shows).first().waitFor()
    await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined)
    views[address] = await recordView(page)
  }
  return { first: NOW[0], views }
}

/** How many elements the views of a page have. */
async function elementsIn(page: Page): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const step of [JOBS, NOW]) {
    await change(page, step)
    await pause(REST_MS)
    counts[step[0]] = await page.locator('#root *').count()
  }
  return counts
}

export const panelPaint = line({
  name: 'panel-paint',
  work: 'from the load of the panel with cached files to the frame that shows score and history; from a change of the address to the layout of another view that was seen before, and back.',
  peer: 'the same elements drawn by React, and a plot by uPlot, from what is written into the page, without any of the code of Vigie',
  figures: {
    'first paint': { unit: 'ms', goal: { ratio: 1.5 } },
    'view change': { unit: 'ms', goal: { ratio: 1.5 } },
  },
  sizes: [1],
  pairs: 9,
  setUp: async () => {
    const [ours, browser] = [await servePanel(), await launchBrowser()]
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' })
    const [page, plain] = [await context.newPage(), await context.newPage()]
    for (const each of [page, plain]) await markPaint(each)
    await page.goto(ours.url)
    const bare = await serveBarePanel(await recordViews(page))
    await plain.goto(bare.url)
    const elements = JSON.stringify({ vigie: await elementsIn(page), peer: await elementsIn(plain) })
    const turn = async (each: Page) => {
      await each.bringToFront()
      await pause(REST_MS)
      return { 'first paint': await paint(each), 'view change': await changes(each) }
    }
    return {
      ours: () => turn(page),
      peer: () => turn(plain),
      detail: () => ({ elements }),
      close: async () => {
        await browser.close()
        await bare.close()
        await ours.close()
      },
    }
  },
})
