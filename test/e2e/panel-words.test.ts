/** Every word of the panel is from the catalogue, so that another language can say it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSeededInstance } from '../../scripts/seed/instance.ts'
import type { RunningInstance } from '../helpers/instance.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { speakPseudo } from '../helpers/pseudo-language.ts'
import { readWhole } from '../helpers/read-whole.ts'

const VIEWS = [
  'now',
  'now?component=momentum',
  'alerts',
  'alerts/calendar',
  'alerts/maintenances',
  'alerts/assets',
  'alerts/rules',
  'trades',
  'jobs',
  'jobs/analysis-night',
  'jobs/trades-eth',
  'jobs/+',
  'occupations',
  'occupations/M1805',
  'analysis',
  'log',
  'settings',
]

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startSeededInstance(3)
}, 60_000)
afterAll(() => instance.stop())

/** Names in every language: of the program, methods of HTTP, percentiles. */
const NAMES = ['Vigie', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'p50', 'p95', 'p99', 'CSV', 'PNG']

test.each(VIEWS)('%s', async (view) => {
  const page = await panel.open(instance, 'now')
  const pseudo = await speakPseudo(page)
  await page.goto(`${instance.url}/#/${view}`)
  await page.reload()
  await page.locator('main .card').first().waitFor()
  await readWhole(page)
  expect((await pseudo.strays()).filter((text) => !NAMES.includes(text))).toEqual([])
})
