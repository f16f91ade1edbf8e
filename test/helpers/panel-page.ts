/** A page of the panel in a real browser, for one test file: tests share the browser, each has its own page. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type PanelEndpoint, type ReachableVigie, restEndpoint } from './panel-endpoint.ts'

export interface PanelBrowser {
  /** Opens the panel at a view. */
  open(at: ReachableVigie, view?: string, options?: BrowserContextOptions): Promise<Page>
}

/** Expected messages of the page. The browser itself reports a lost server on the console. */
const EXPECTED = /Failed to load resource|net::ERR/

/** @param endpoint the panel's connection to Vigie */
export function panelBrowser(endpoint: PanelEndpoint = restEndpoint): PanelBrowser {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser(endpoint.switches)
  })
  afterAll(() => browser.close())
  return {
    async open(at, view = 'now', options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...options })
      const complaints: string[] = []
      onTestFinished(async () => {
        await context.close()
        if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('\n')}`)
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
      })
      const addressOf = await endpoint.lead(page, at)
      await page.goto(addressOf(view))
      return page
    },
  }
}
