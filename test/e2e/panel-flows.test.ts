/** What an owner does in the panel, by role and name, in a real browser against a real instance. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { addWorkshop } from '../../scripts/seed/workshop.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON, WAYS } from '../helpers/panel-ways.ts'
import { madeDay } from '../helpers/trade-data.ts'
import { json, startAnalysis } from '../servers/analysis.ts'
import { startExchange } from '../servers/exchange.ts'

describe.each(WAYS)('$door.name, $hand.name', ({ door: endpoint, hand }) => {
  const panel = panelBrowser(endpoint)
  let instance: RunningInstance
  let client: PanelClient
  beforeAll(async () => {
    instance = await startInstance()
    client = clientOf(instance.url, instance.token)
    await settle(client)
  })
  afterAll(() => instance.stop())

  const open = (view: string): Promise<Page> => panel.open(instance, view)

  describe('jobs', () => {
    test('a job is run by hand and its run appears in the history', async () => {
      const page = await open('jobs/alerts')
      const history = page.getByRole('region', { name: 'History' })
      await history.getByRole('listitem').first().waitFor()
      const before = await history.getByRole('listitem').count()
      await hand.press(page.getByRole('button', { name: 'Run now' }))
      await expect.poll(() => history.getByRole('listitem').count(), SOON).toBe(before + 1)
    })

    test('a job is paused for an hour and resumed', async () => {
      const page = await open('jobs/fear-greed')
      await hand.press(page.getByRole('button', { name: 'Pause Fear & Greed' }))
      await hand.press(page.getByRole('menuitem', { name: 'For one hour' }))
      await page.getByText(/^Paused until \d\d:\d\d$/).waitFor()
      expect((await client.jobs.get({ id: 'fear-greed' })).pause?.until).toBeTruthy()
      await hand.press(
        page.getByRole('region', { name: 'Fear & Greed' }).getByRole('button', { name: 'Resume' }),
      )
      await page.getByText(/^Next run /).waitFor()
      expect((await client.jobs.get({ id: 'fear-greed' })).pause).toBeNull()
    })

    test('everything is paused from the header, says so, and is resumed there', async () => {
      const page = await open('now')
      await hand.press(page.getByRole('button', { name: 'Pause every job' }))
      await hand.press(page.getByRole('menuitem', { name: 'Until I resume' }))
      await page.getByText('Paused until you resume').first().waitFor()
      await hand.press(page.getByRole('banner').getByRole('button', { name: 'Resume' }))
      await page.getByText(/^All well · next/).waitFor()
    })

    test('a pause while a run is in flight says so, and is resumed from the header', async () => {
      const service = await startAnalysis()
      service.analyze = () => undefined
      await client.jobs.configure({ id: 'analysis', changes: { settings: { url: service.url } } })
      await client.jobs.trigger({ id: 'analysis' })
      await client.jobs.pauseAll({})
      const page = await open('jobs/analysis')
      await page.getByText('Paused; the current run will finish').first().waitFor()
      const header = page.getByRole('banner')
      await header.getByText('Paused until you resume').waitFor()
      await hand.press(header.getByRole('button', { name: 'Resume' }))
      await header.getByText('1 job running').waitFor()
      await client.jobs.cancel({ id: 'analysis' })
      await client.jobs.configure({ id: 'analysis', changes: { settings: { url: '' } } })
    })

    test('a run that tries again says when, and why', async () => {
      const service = await startAnalysis()
      service.analyze = json({ error: 'down for repairs' }, 500)
      await client.jobs.configure({ id: 'analysis', changes: { settings: { url: service.url } } })
      const page = await open('jobs/analysis')
      await page
        .getByText(/^Attempt 2 of 4 at .+: /)
        .first()
        .waitFor()
      await client.jobs.cancel({ id: 'analysis' })
      await client.jobs.configure({ id: 'analysis', changes: { settings: { url: '' } } })
    })

    test('a long run shows its step and is cancelled', async () => {
      const service = await startAnalysis()
      service.analyze = () => undefined
      await client.jobs.configure({ id: 'analysis', changes: { settings: { url: service.url } } })
      const page = await open('jobs/analysis')
      await expect
        .poll(async () => (await client.jobs.get({ id: 'analysis' })).state, SOON)
        .toMatch(/idle|running/)
      if ((await client.jobs.get({ id: 'analysis' })).state === 'idle') {
        await hand.press(page.getByRole('button', { name: 'Run now' }))
      }
      await page.getByRole('progressbar', { name: 'Analysis' }).waitFor()
      await page.getByText('Calling the service').waitFor()
      await hand.press(page.getByRole('button', { name: 'Cancel run' }))
      await page.getByText('Cancelled').first().waitFor()
      await client.jobs.configure({ id: 'analysis', changes: { settings: { url: '' } } })
    })

    test('a long run moves on while one looks', async () => {
      const days = ['2024-01-26', '2024-01-27']
      const archives = new Map(days.map((day, at) => [day, madeDay(day, 2000, 1 + at * 2000)]))
      const second = Promise.withResolvers<void>()
      const until = ({ pathname }: URL) => (pathname.includes('2024-01-27') ? second.promise : undefined)
      const exchange = await startExchange({ archives }, { until })
      onTestFinished(exchange.close)
      await client.jobs.configure({
        id: 'trades',
        changes: {
          settings: { archive_url: exchange.url, api_url: exchange.url, today: false, window_days: 2 },
        },
      })
      const page = await open('trades')
      await hand.press(page.getByRole('button', { name: 'Start collecting' }))
      const progress = page.getByRole('progressbar', { name: 'Collection' })
      // The second day is held back: the first is downloaded, or stored too.
      const share = async () => Number(await progress.getAttribute('aria-valuenow'))
      await expect.poll(async () => [25, 50].includes(await share()), SOON).toBe(true)
      second.resolve()
      await page.getByRole('definition').getByText('4,000', { exact: true }).waitFor()
      await client.trades.stop({})
    })
  })

  describe('alerts', () => {
    test('an alert arrives while one looks, is opened, read, put off and dismissed, and the last is undone', async () => {
      const page = await open('alerts')
      await page.getByText('Nothing needs your attention').waitFor()
      await addWorkshop(client, Date.now())
      const late = page.getByRole('listitem').filter({ hasText: 'Late maintenance: Compressor C-12' })
      await late.waitFor()
      await page.getByRole('link', { name: /^Alerts 5 unread$|^Alerts\s*5/ }).waitFor()

      await hand.press(late.getByRole('button', { name: 'Late maintenance: Compressor C-12', exact: true }))
      await page.getByText('5 alerts · 4 unread').waitFor()

      await hand.press(late.getByRole('button', { name: 'Dismiss' }))
      await late.waitFor({ state: 'detached' })
      await hand.press(page.getByRole('button', { name: 'Undo' }))
      await late.waitFor()

      await hand.press(late.getByRole('button', { name: /^Remind me later/ }))
      await hand.press(page.getByRole('menuitem', { name: 'Tomorrow' }))
      await late.waitFor({ state: 'detached' })
      await hand.choose(page.getByRole('radio', { name: /^Later/ }))
      await late.getByRole('button', { name: 'Bring back' }).waitFor()
    })

    test('a maintenance that is done takes its alert with it and plans the next', async () => {
      const page = await open('alerts')
      const due = page.getByRole('listitem').filter({ hasText: 'Maintenance due: Filter F-2' })
      await hand.press(due.getByRole('button', { name: 'Done', exact: true }))
      await due.waitFor({ state: 'detached' })
      await page.getByText(/the next one is planned for/).waitFor()
    })

    test('an asset is added, and a missing name is named beside its field', async () => {
      const page = await open('alerts/assets')
      await hand.press(page.getByRole('button', { name: 'Add an asset' }))
      const dialog = page.getByRole('dialog', { name: 'Add an asset' })
      await hand.press(dialog.getByRole('button', { name: 'Save' }))
      await dialog.getByText('Enter a value.').waitFor()
      await hand.write(dialog.getByLabel('Name', { exact: true }), 'Mill M-4')
      await hand.press(dialog.getByRole('button', { name: 'Save' }))
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Mill M-4' }).waitFor()
    })
  })

  describe('settings', () => {
    test('a value that cannot be used is refused beside its field and nothing changes', async () => {
      const page = await open('settings')
      const field = page.getByLabel('Keep every run (days)')
      await hand.write(field, '3')
      await page.getByText('At least 7.').waitFor()
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect((await client.settings.get()).storage.raw_days).toBe(90)
    })

    test('a good value is saved as it is typed', async () => {
      const page = await open('settings')
      await hand.write(page.getByLabel('Keep every run (days)'), '120')
      await expect.poll(async () => (await client.settings.get()).storage.raw_days, SOON).toBe(120)
      await page.getByRole('region', { name: 'Storage' }).getByText('Saved').waitFor()
    })

    test('language and theme change at once', async () => {
      const page = await open('settings')
      await hand.select(page.getByLabel('Theme'), 'Dark')
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme), SOON).toBe('dark')
      await hand.select(page.getByLabel('Language', { exact: true }).first(), 'Français')
      await page.getByRole('link', { name: 'Réglages' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
      await hand.press(page.getByRole('link', { name: 'Alertes' }))
      await page.getByRole('button', { name: 'Maintenance à faire : Overhead crane', exact: true }).waitFor()
      await client.settings.update({ changes: { appearance: { language: 'system', theme: 'system' } } })
      await page.getByRole('link', { name: 'Settings' }).waitFor()
    })
  })
})
