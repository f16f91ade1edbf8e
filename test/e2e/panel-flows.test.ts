/** What an owner does in the panel, by role and name, in a real browser against a real instance. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { clientOf, fillAssets, settle } from '../helpers/panel-scene.ts'
import { startReplay } from '../servers/replay.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

/** How long something may take to reach the page on a busy machine. */
const SOON = { timeout: 15_000 }

const open = (view: string): Promise<Page> => panel.open(instance, view)

describe('jobs', () => {
  test('a job is run by hand and its run appears in the history', async () => {
    const page = await open('jobs/alerts')
    const history = page.getByRole('region', { name: 'History' })
    await history.getByRole('listitem').first().waitFor()
    const before = await history.getByRole('listitem').count()
    await page.getByRole('button', { name: 'Run now' }).click()
    await expect.poll(() => history.getByRole('listitem').count(), SOON).toBe(before + 1)
  })

  test('a job is paused for an hour and resumed', async () => {
    const page = await open('jobs/fear-greed')
    await page.getByRole('button', { name: 'Pause Fear & Greed' }).click()
    await page.getByRole('menuitem', { name: 'For one hour' }).click()
    await page.getByText(/^Paused until \d\d:\d\d$/).waitFor()
    expect((await client.jobs.get({ id: 'fear-greed' })).pause?.until).toBeTruthy()
    await page.getByRole('region', { name: 'Fear & Greed' }).getByRole('button', { name: 'Resume' }).click()
    await page.getByText(/^Next run /).waitFor()
    expect((await client.jobs.get({ id: 'fear-greed' })).pause).toBeNull()
  })

  test('everything is paused from the header, says so, and is resumed there', async () => {
    const page = await open('now')
    await page.getByRole('button', { name: 'Pause every job' }).click()
    await page.getByRole('menuitem', { name: 'Until I resume' }).click()
    await page.getByText('Paused until you resume').first().waitFor()
    await page.getByRole('banner').getByRole('button', { name: 'Resume' }).click()
    await page.getByText(/^Active · next/).waitFor()
  })

  test('a long run shows its step and is cancelled', async () => {
    const silent = await startReplay(() => ({ body: '' }), { fault: () => 'silent' })
    await client.jobs.configure({ id: 'analysis', changes: { settings: { url: silent.url } } })
    const page = await open('jobs/analysis')
    await expect
      .poll(async () => (await client.jobs.get({ id: 'analysis' })).state, SOON)
      .toMatch(/idle|running/)
    if ((await client.jobs.get({ id: 'analysis' })).state === 'idle') {
      await page.getByRole('button', { name: 'Run now' }).click()
    }
    await page.getByRole('progressbar', { name: 'Analysis' }).waitFor()
    await page.getByText('Waiting for the service').waitFor()
    await page.getByRole('button', { name: 'Cancel run' }).click()
    await page.getByText('Cancelled').first().waitFor()
    await client.jobs.configure({ id: 'analysis', changes: { settings: { url: '' } } })
    await silent.close()
  })
})

describe('alerts', () => {
  test('an alert arrives while one looks, is opened, read, put off and dismissed, and the last is undone', async () => {
    const page = await open('alerts')
    await page.getByText('Nothing needs you').waitFor()
    await fillAssets(client)
    const late = page.getByRole('listitem').filter({ hasText: 'Late maintenance: Compressor C-12' })
    await late.waitFor()
    await page.getByRole('link', { name: /^Alerts 5 unread$|^Alerts\s*5/ }).waitFor()

    await late.getByRole('button', { name: 'Late maintenance: Compressor C-12', exact: true }).click()
    await page.getByText('5 alerts · 4 unread').waitFor()

    await late.getByRole('button', { name: 'Dismiss' }).click()
    await late.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await late.waitFor()

    await late.getByRole('button', { name: /^Remind me later/ }).click()
    await page.getByRole('menuitem', { name: 'Tomorrow' }).click()
    await late.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: /^Later/ }).check()
    await late.getByRole('button', { name: 'Bring back' }).waitFor()
  })

  test('a maintenance that is done takes its alert with it and plans the next', async () => {
    const page = await open('alerts')
    const due = page.getByRole('listitem').filter({ hasText: 'Maintenance due: Filter F-2' })
    await due.getByRole('button', { name: 'Done' }).click()
    await due.waitFor({ state: 'detached' })
    await page.getByText(/the next one is planned for/).waitFor()
  })

  test('an asset is added, and a missing name is named beside its field', async () => {
    const page = await open('alerts/assets')
    await page.getByRole('button', { name: 'Add an asset' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add an asset' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('A value is needed here.').waitFor()
    await dialog.getByLabel('Name', { exact: true }).fill('Mill M-4')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Mill M-4' }).waitFor()
  })
})

describe('settings', () => {
  test('a value that cannot be used is refused beside its field and nothing changes', async () => {
    const page = await open('settings')
    const field = page.getByLabel('Keep every run (days)')
    await field.fill('3')
    await page.getByText('At least 7.').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect((await client.settings.get()).storage.raw_days).toBe(90)
  })

  test('a good value is saved as it is typed', async () => {
    const page = await open('settings')
    await page.getByLabel('Keep every run (days)').fill('120')
    await expect.poll(async () => (await client.settings.get()).storage.raw_days, SOON).toBe(120)
    await page.getByRole('region', { name: 'Storage' }).getByText('Saved').waitFor()
  })

  test('language and theme change at once', async () => {
    const page = await open('settings')
    await page.getByLabel('Theme').selectOption({ label: 'Dark' })
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme), SOON).toBe('dark')
    await page.getByLabel('Language', { exact: true }).first().selectOption({ label: 'Français' })
    await page.getByRole('link', { name: 'Réglages' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
    await client.settings.update({ changes: { appearance: { language: 'system', theme: 'system' } } })
    await page.getByRole('link', { name: 'Settings' }).waitFor()
  })
})
