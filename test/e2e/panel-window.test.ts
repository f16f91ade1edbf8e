/** What the preload script exposes to a page, and how the page then communicates. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { windowEndpoint } from '../helpers/panel-endpoint.ts'
import { panelBrowser } from '../helpers/panel-page.ts'

const panel = panelBrowser(windowEndpoint)
let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
  await settle(clientOf(instance.url, instance.token))
})
afterAll(() => instance.stop())

test('a page sees which system this is, and nothing else of the preload script or of Electron', async () => {
  const page = await panel.open(instance)
  await page.getByText(/^(All well|\d+ jobs? )/).waitFor()
  const seen = await page.evaluate(() => ({
    vigie: { ...window.vigie },
    others: ['require', 'process', 'module', 'toMain', 'toWindow'].filter((name) => name in globalThis),
  }))
  expect(seen).toEqual({ vigie: { platform: process.platform, formats: null }, others: [] })
})

test('a page loads its files and speaks over its port alone', async () => {
  const page = await panel.open(instance)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await page.getByText(/^(All well|\d+ jobs? )/).waitFor()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await page.getByRole('button', { name: 'Run now' }).waitFor()
  expect(
    asked.filter((url) => !/^https:\/\/panel\/(index\.html|theme\.js|icon(-\w+)?\.svg|assets\/)/.test(url)),
  ).toEqual([])
})
