/** What the panel asks first: on its way before its script has come, and never asked twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstPaths } from '../../renderer/client/first-paths.computed.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance(undefined, { network: false })
  await settle(clientOf(instance.url, instance.token))
})
afterAll(() => instance.stop())

const SCRIPT = '**/assets/index-*.js'
const addressOf = (path: string) => `${instance.url}/${path}`

test('is on its way before the script of the view has come', async () => {
  const page = await panel.open(instance, 'now')
  await page.getByRole('main').locator('.card').first().waitFor()
  const { promise, resolve: arrive } = Promise.withResolvers<void>()
  await page.route(SCRIPT, async (route) => {
    await promise
    await route.continue()
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const last = page.waitForRequest(addressOf(firstPaths.at(-1) ?? ''))
  await page.reload({ waitUntil: 'commit' })
  await last
  arrive()
  await page.getByRole('main').locator('.card').first().waitFor()
  await page.getByRole('navigation').waitFor()
  for (const path of firstPaths)
    expect([path, asked.filter((url) => url === addressOf(path))]).toEqual([path, [addressOf(path)]])
})

test('is not asked for another view, which shows something else', async () => {
  const page = await panel.open(instance, 'log')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await page.locator('main .card').first().waitFor()
  expect(asked.filter((url) => url.includes('/index/history'))).toEqual([])
})
