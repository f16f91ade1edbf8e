/** Vigie stops and returns while the panel is open. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Application } from '../../main/application.ts'
import { createTestApplication, type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import type { ReachableVigie } from '../helpers/panel-endpoint.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { WAYS } from '../helpers/panel-ways.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

interface RestartableVigie extends ReachableVigie {
  start(): Promise<void>
}

/** A Vigie with one folder and one port that can be restarted. */
function restartable(): RestartableVigie {
  const folder = tempFolder()
  let application: Application
  let url = ''
  onTestFinished(() => application.stop())
  return {
    get application() {
      return application
    },
    get token() {
      return application.token()
    },
    get url() {
      return url
    },
    start: async () => {
      application = createTestApplication(folder, { port: url === '' ? 0 : Number(new URL(url).port) })
      await application.start()
      url = (application.url() ?? '').replace(/\/$/, '')
    },
  }
}

describe('addresses and sizes', () => {
  const panel = panelBrowser()
  let vigie: RunningInstance
  beforeAll(async () => {
    vigie = await startInstance()
    await settle(clientOf(vigie.url, vigie.token))
  })
  afterAll(() => vigie.stop())

  test('an address of no page and a job that is gone say so', async () => {
    const page = await panel.open(vigie, 'nowhere')
    await page.getByRole('alert').getByText('The panel has no page “nowhere”.').waitFor()
    await page.getByRole('meter').waitFor()
    await page.goto(`${vigie.url}/#/jobs/nope`)
    await page.getByRole('heading', { name: 'No job is called “nope”' }).waitFor()
    await page
      .getByRole('link', { name: /Alerts/ })
      .last()
      .click()
    await page.getByRole('button', { name: 'Run now' }).waitFor()
  })

  test.each([
    ['now/nothing', 'Now'],
    ['trades/nothing', 'Trades'],
    ['alerts/nothing', 'Alerts'],
    ['settings/nothing', 'Settings'],
  ])('%s is not taken for something else: the panel says that it has no such page', async (place, view) => {
    const page = await panel.open(vigie, place)
    await page.getByRole('alert').getByText(`The panel has no page “${place}”. This is “${view}”.`).waitFor()
    await page.locator('main .card').first().waitFor()
  })

  test.each([400, 700, 900])(
    'at %d px, a chosen job takes the place of the list, with a way back',
    async (width) => {
      const page = await panel.open(vigie, 'jobs', { viewport: { width, height: 700 } })
      await page.locator('.job-row').filter({ hasText: 'Fear & Greed' }).click()
      const run = page.getByRole('button', { name: 'Run now' })
      await run.waitFor()
      expect((await run.boundingBox())?.y).toBeLessThan(700)
      expect(await page.locator('.job-row').count()).toBe(0)
    },
  )

  test('a part of the page that an upgrade took away is fetched by loading the page again, once', async () => {
    const page = await panel.open(vigie)
    await page.getByRole('meter').waitFor()
    const reloaded = page.waitForEvent('load')
    await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')))
    await reloaded
    await page.getByRole('meter').waitFor()
    await page.evaluate(() => {
      Object.assign(window, { stays: true })
      window.dispatchEvent(new Event('vite:preloadError'))
    })
    await page.getByRole('link', { name: /Jobs/ }).first().click()
    expect(await page.evaluate(() => 'stays' in window)).toBe(true)
  })
})

describe.each(WAYS)('$door.name, $hand.name', ({ door: endpoint, hand }) => {
  const panel = panelBrowser(endpoint)

  test('a stop is told with the age of the figures, and the panel comes back by itself', async () => {
    const vigie = restartable()
    await vigie.start()
    await settle(clientOf(vigie.url, vigie.token))
    const page = await panel.open(vigie)
    await page.getByRole('meter').waitFor()

    await vigie.application.stop()
    await page.getByText('Vigie is not responding.').waitFor()
    await page.getByText(/These figures are from \d\d:\d\d:\d\d/).waitFor()
    await page.getByText('No answer · reconnecting').waitFor()
    await hand.press(page.getByRole('button', { name: 'Try now' }))
    expect(await page.getByRole('meter').isVisible()).toBe(true)

    await vigie.start()
    await page.getByText('Vigie is not responding.').waitFor({ state: 'detached' })
    await page.getByText(/^(All well|\d+ jobs? )/).waitFor()

    await clientOf(vigie.url, vigie.token).jobs.pause({ id: 'fear-greed', length: 'one_hour' })
    await hand.press(page.getByRole('link', { name: 'Jobs', exact: true }))
    await page
      .getByText(/^Paused until/)
      .first()
      .waitFor()
  })

  test('a view that was never opened leaves the page there while nobody answers', async () => {
    const vigie = restartable()
    await vigie.start()
    await settle(clientOf(vigie.url, vigie.token))
    const page = await panel.open(vigie)
    await page.getByRole('meter').waitFor()
    await vigie.application.stop()
    await page.getByText('Vigie is not responding.').waitFor()
    await hand.press(page.getByRole('link', { name: 'Jobs', exact: true }))
    await page.getByRole('heading', { name: 'Jobs', level: 1 }).waitFor({ state: 'attached' })
    await page.getByText('Vigie is not responding.').waitFor()
    expect(await page.getByRole('navigation').first().isVisible()).toBe(true)
  })

  test('what is asked for while nobody answers is refused aloud, and works once somebody does', async () => {
    const vigie = restartable()
    await vigie.start()
    await settle(clientOf(vigie.url, vigie.token))
    const page = await panel.open(vigie, 'jobs/alerts')
    await page.getByText(/^(All well|\d+ jobs? )/).waitFor()
    const run = page.getByRole('button', { name: 'Run now' })
    await run.waitFor()

    await vigie.application.stop()
    await page.getByText('No answer · reconnecting').waitFor()
    await hand.press(run)
    await page
      .getByRole('alert')
      .getByText(/^Vigie did not answer/)
      .first()
      .waitFor()

    await vigie.start()
    await hand.press(run)
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await page.getByText(/^(All well|\d+ jobs? )/).waitFor()
  })
})
