/** How the panel shows many jobs and what became of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

/** A job that is off, so that nothing runs by itself. */
const service = (url: string, name?: string) =>
  ({ kind: 'analysis', enabled: false, settings: { url }, ...(name && { name }) }) as never

test('a job without a name is called after its service, and two of one name are told apart', async () => {
  await client.jobs.create({ id: 'one', definition: service('http://signals.test:3001') })
  await client.jobs.create({ id: 'two', definition: service('http://a.test', 'Signals') })
  await client.jobs.create({ id: 'three', definition: service('http://b.test', 'Signals') })
  const page = await panel.open(instance, 'jobs')
  const jobs = page.getByRole('region', { name: 'Jobs' })
  await jobs.getByRole('link', { name: /signals\.test:3001\/analyze/ }).waitFor()
  await jobs.getByRole('link', { name: /Signals \(two\)/ }).waitFor()
  await jobs.getByRole('link', { name: /Signals \(three\)/ }).press('Enter')
  await page.getByRole('heading', { name: 'Signals (three)' }).waitFor()
})

test('a page of a job explains by keyboard what happened at a time, and its address can be shared', async () => {
  await client.jobs.trigger({ id: 'alerts' })
  const page = await panel.open(instance, 'jobs/alerts')
  const why = page.getByRole('region', { name: 'Why did it run, or not?' })
  // Which of the answers it is depends on the minute.
  const answer = why.getByText(/\b(runs?|planned)\b.*\./)
  await why.getByRole('button', { name: 'Explain' }).press('Enter')
  await answer.waitFor()
  await expect.poll(() => page.evaluate(() => location.hash), SOON).toMatch(/\?why=\d{4}/)
  await page.reload()
  await answer.waitFor()
})

test('a page of a job shows the short name that commands and REST call it by', async () => {
  const page = await panel.open(instance, 'jobs/alerts')
  await page.getByText('Short name, for the command line and REST: alerts').waitFor()
  await page.getByRole('button', { name: 'Copy: Short name' }).waitFor()
})

test('the body of a request has a hint of its own, not that of an analysis', async () => {
  const page = await panel.open(instance, 'jobs/+http')
  await page.getByText('Schedule and everything else').click()
  const body = page.getByLabel('Body', { exact: true })
  const hint = page.locator(`[id="${await body.getAttribute('aria-describedby')}"]`)
  expect(await hint.textContent()).toMatch(/^Sent as you write it/)
})

test('the periods of a figure stand in order, the week being shown', async () => {
  const settings = { url: `${instance.url}/`, figures: [{ name: 'answer', from: 'status' }] }
  await client.jobs.create({ id: 'figure', definition: { kind: 'http', settings } as never })
  await client.jobs.trigger({ id: 'figure' })
  const page = await panel.open(instance, 'jobs/figure')
  const card = page.getByRole('region', { name: 'Figures' })
  await card.getByRole('radio').first().waitFor()
  expect(await card.locator('.range-control label').allInnerTexts()).toEqual([
    '1 day',
    '7 days',
    '31 days',
    '1 year',
  ])
  expect(await card.getByRole('radio', { name: '7 days' }).isChecked()).toBe(true)
})
