/** What is visible while answers are slow stays in place when they arrive. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'

const panel = panelBrowser()
let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
  await settle(clientOf(instance.url, instance.token))
})
afterAll(() => instance.stop())

/** Delays the answers of a path; returns a function that releases them. */
async function hold(page: Page, path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(`**/api/v1/${path}`, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test.each(['en-GB', 'fr-FR'])('the view of occupations, narrow, in %s', async (locale) => {
  const page = await panel.open(instance, 'log', { viewport: { width: 400, height: 760 }, locale })
  await page.locator('main .card').first().waitFor()
  const answer = [await hold(page, 'jobs'), await hold(page, 'occupations/estimate')]
  await page.goto(`${instance.url}/#/occupations`)
  await page.reload()
  const card = page.locator('main .card', { has: page.locator('input[type=password]') })
  await card.waitFor()
  const top = async () => (await card.boundingBox())?.y ?? 0
  const before = await top()
  expect(await card.getByRole('button').count()).toBe(1)
  for (const release of answer) release()
  await page.locator('main .facts').waitFor()
  await page.locator('main .job-state strong').waitFor()
  // A sentence may take one more line than reserved; a block must not appear suddenly.
  expect(Math.abs((await top()) - before)).toBeLessThan(60)
})

test('why something failed is said as soon as the texts about it arrive', async () => {
  const page = await panel.open(instance, 'log')
  const { promise, resolve: arrive } = Promise.withResolvers<void>()
  await page.route('**/assets/later-texts-en*.js', async (route) => {
    await promise
    await route.continue()
  })
  await page.route('**/api/v1/index/latest*', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'internal', detail: '', remedy: null, params: {}, reference: null }),
    }),
  )
  await page.goto(`${instance.url}/#/now`)
  await page.reload()
  const failure = page.getByRole('main').getByRole('alert').first()
  await failure.waitFor({ state: 'attached' })
  await page.getByRole('heading', { name: 'History of the score' }).waitFor()
  expect(await failure.locator('p').textContent()).toBe('')
  arrive()
  await expect.poll(() => failure.locator('p').textContent()).not.toBe('')
  expect(await page.getByRole('main').textContent()).not.toMatch(/panel\.[a-z_]+\./)
})
