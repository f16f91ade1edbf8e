/** A site of records, opened from a disk in a real browser. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipEntries } from '../../main/adapters/tables/zip-entries.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf } from '../helpers/panel-client.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let instance: RunningInstance
let browser: Browser
beforeAll(async () => {
  instance = await startInstance()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await instance.stop()
})

test('leads to its list, finds a record by any of its names, and changes the language of a page', async () => {
  const client = clientOf(instance.url, instance.token)
  const folder = tempFolder()
  await client.occupations.demo()
  const records = [{ code: 'H2101', title: 'Gros œuvre', titles: [{ ogr: null, label: 'Ouvrier d’État' }] }]
  const data_base64 = Buffer.from(JSON.stringify(records)).toString('base64')
  await client.occupations.import({ name: 'records.json', data_base64 })
  const { data_base64: archive } = await client.occupations.export({ format: 'site', language: 'en' })
  for (const { name, bytes } of await zipEntries(Buffer.from(archive ?? '', 'base64'), () => true)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }

  const page = await browser.newPage()
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await page.waitForURL(/en\/index\.html$/)
  const shown = () => page.locator('.records li:visible').allInnerTexts()
  const search = page.getByRole('searchbox')
  await search.fill("GROS oeuvre d'etat")
  expect(await shown()).toEqual([expect.stringContaining('H2101')])
  await search.fill('nothing like this')
  expect(await shown()).toEqual([])
  await expect.poll(() => page.getByRole('status').isVisible()).toBe(true)
  await search.fill('boulangere')
  await page.getByRole('link', { name: /D1102/ }).click()
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Short description')
  await page.getByRole('link', { name: 'Français' }).click()
  await page.waitForURL(/fr\/D1102\.html$/)
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Description courte')
  expect(refused).toEqual([])
})
