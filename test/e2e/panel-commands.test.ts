/** The commands and the keys of the panel, without a mouse. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { addWorkshop } from '../../scripts/seed/workshop.ts'
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
  await addWorkshop(client, Date.now())
})
afterAll(() => instance.stop())

const hashOf = (page: Page) => page.evaluate(() => location.hash)

describe('the commands', () => {
  test('Ctrl-K finds a job and opens it, by keyboard alone', async () => {
    const page = await panel.open(instance, 'now')
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'A view, job, asset, record, setting or action' })
    await field.waitFor()
    await page.keyboard.type('occupation records')
    await page.getByRole('option', { name: /^Occupation records/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => hashOf(page), SOON).toBe('#/jobs/occupations')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('an asset is found by its name, and a job is paused', async () => {
    const page = await panel.open(instance, 'log')
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'A view, job, asset, record, setting or action' }).fill('lathe')
    await page.getByRole('option', { name: /^Lathe T-7/ }).waitFor()
    await page
      .getByRole('combobox', { name: 'A view, job, asset, record, setting or action' })
      .fill('pause alerts')
    await page.getByRole('option', { name: /^Pause Alerts/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await client.jobs.get({ id: 'alerts' })).pause, SOON).not.toBeNull()
    await client.jobs.resume({ id: 'alerts' })
  })

  test('the keys are listed, and lead to a view', async () => {
    const page = await panel.open(instance, 'now')
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).getByText('g l').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await expect.poll(() => hashOf(page), SOON).toBe('#/log')
  })
})

describe('keys without Ctrl', () => {
  test('are switched off from their list, and on again from the commands', async () => {
    const page = await panel.open(instance, 'now')
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await page.keyboard.press('?')
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await keys.getByRole('switch', { name: 'One-letter keys' }).press('Space')
    await keys.getByText('g l').waitFor({ state: 'detached' })
    await saved
    await page.keyboard.press('Escape')
    for (const key of ['g', 'l', '?']) await page.keyboard.press(key)
    expect([await hashOf(page), await page.getByRole('dialog').count()]).toEqual(['#/now', 0])
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Keys')
    await page.getByRole('option', { name: /^Keys/ }).waitFor()
    await page.keyboard.press('Enter')
    await keys.getByRole('switch', { name: 'One-letter keys' }).press('Space')
    await keys.getByText('g l').waitFor()
  })
})
