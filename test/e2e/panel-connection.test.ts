/** Vigie stops and returns while the panel is open. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Application } from '../../main/application.ts'
import { createTestApplication } from '../helpers/instance.ts'
import type { Reachable } from '../helpers/panel-endpoint.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { clientOf, settle } from '../helpers/panel-scene.ts'
import { WAYS } from '../helpers/panel-ways.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

interface Vigie extends Reachable {
  start(): Promise<void>
}

/** A Vigie with one folder and one port that can be restarted. */
function restartable(): Vigie {
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
    await page.getByText(/^Active/).waitFor()

    await clientOf(vigie.url, vigie.token).jobs.pause({ id: 'fear-greed', length: 'one_hour' })
    await hand.press(page.getByRole('link', { name: 'Jobs' }))
    await page
      .getByText(/^Paused until/)
      .first()
      .waitFor()
  })

  test('what is asked for while nobody answers is refused aloud, and works once somebody does', async () => {
    const vigie = restartable()
    await vigie.start()
    await settle(clientOf(vigie.url, vigie.token))
    const page = await panel.open(vigie, 'jobs/alerts')
    await page.getByText(/^Active/).waitFor()

    await vigie.application.stop()
    await page.getByText('No answer · reconnecting').waitFor()
    await hand.press(page.getByRole('button', { name: 'Run now' }))
    await page
      .getByRole('alert')
      .getByText(/^Vigie did not answer/)
      .first()
      .waitFor()

    await vigie.start()
    await hand.press(page.getByRole('button', { name: 'Run now' }))
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await page.getByText(/^Active/).waitFor()
  })
})
