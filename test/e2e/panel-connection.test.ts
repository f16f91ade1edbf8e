/** Vigie goes and comes back while the panel is open. */
import { afterAll, expect, test } from 'vitest'
import { createTestApplication } from '../helpers/instance.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { clientOf, settle } from '../helpers/panel-scene.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const panel = panelBrowser()
const running = new Set<{ stop(): Promise<void> }>()
afterAll(async () => {
  for (const application of running) await application.stop()
})

async function start(folder: string, port = 0) {
  const application = createTestApplication(folder, { port: port })
  running.add(application)
  await application.start()
  const url = (application.url() ?? '').replace(/\/$/, '')
  return { application, url, token: application.token() }
}

test('a stop is told with the age of the figures, and the panel comes back by itself', async () => {
  const folder = tempFolder()
  const first = await start(folder)
  await settle(clientOf(first.url, first.token))
  const page = await panel.open(first)
  await page.getByRole('meter').waitFor()

  await first.application.stop()
  await page.getByText('Vigie does not answer.').waitFor()
  await page.getByText(/These figures are from \d\d:\d\d:\d\d/).waitFor()
  await page.getByText('No answer · reconnecting').waitFor()
  await page.getByRole('button', { name: 'Try now' }).click()
  expect(await page.getByRole('meter').isVisible()).toBe(true)

  const second = await start(folder, Number(new URL(first.url).port))
  await page.getByText('Vigie does not answer.').waitFor({ state: 'detached' })
  await page.getByText(/^Active/).waitFor()

  const { id } = await clientOf(second.url, second.token).jobs.pause({ id: 'fear-greed', length: 'one_hour' })
  expect(id).toBe('fear-greed')
  await page.goto(`${second.url}/#/jobs/fear-greed`)
  await page
    .getByText(/^Paused until/)
    .first()
    .waitFor()
})
