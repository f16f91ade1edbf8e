/** What an owner adds, sets, keeps secret and installs in the panel, by role and name, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import type { UpdatesView } from '../../shared/contract/updates.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { healthchecksServer } from '../servers/healthchecks.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

/** Time for something to reach the page on a busy machine. */
const SOON = { timeout: 15_000 }

const open = (view: string): Promise<Page> => panel.open(instance, view)

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : null
    return (label ?? activeElement)?.textContent ?? ''
  })

describe('a job of one’s own', () => {
  test('is added with what makes it different, and what cannot be used is named beside its field', async () => {
    const page = await open('jobs')
    await page.getByRole('link', { name: 'New job' }).click()
    await page.getByRole('radio', { name: /^Collect another symbol/ }).check()
    await page.getByLabel('Short name').fill('trades')
    await page.getByRole('button', { name: 'Add the job' }).click()
    await page.getByText('Enter a value.').waitFor()
    await expect.poll(() => focusedName(page), SOON).toBe('Symbol')
    await page.getByRole('textbox', { name: 'Symbol' }).fill('ETHUSDT')
    await page.getByRole('button', { name: 'Add the job' }).click()
    await page.getByText('There is already a job "trades". Choose another id.').waitFor()
    await expect.poll(() => focusedName(page), SOON).toBe('Short name')
    expect(await page.getByLabel('Short name').getAttribute('aria-invalid')).toBe('true')

    await page.getByText('Schedule and everything else').click()
    await page.getByRole('switch', { name: 'Switched on' }).uncheck()
    await page.getByLabel('Short name').fill('ether')
    await page.getByLabel('Name', { exact: true }).fill('Ether')
    await page.getByRole('button', { name: 'Add the job' }).click()
    await page.getByRole('region', { name: 'Ether' }).waitFor()
    const { definition } = await client.jobs.get({ id: 'ether' })
    expect(definition).toMatchObject({
      kind: 'trades',
      name: 'Ether',
      enabled: false,
      settings: { symbol: 'ETHUSDT', exchange: 'binance' },
    })
    await client.jobs.remove({ id: 'ether' })
  })

  test('says beside each part of its schedule what is wrong with it, and keeps what was entered at another width', async () => {
    const page = await open('jobs')
    await page.getByRole('link', { name: 'New job' }).click()
    await page.getByRole('radio', { name: /^Send a request/ }).check()
    await page.getByRole('textbox', { name: 'Address to ask' }).fill('http://127.0.0.1:9/')
    await page.getByText('Schedule and everything else').click()
    const schedule = page.getByRole('group', { name: 'Schedule' })
    await schedule.getByRole('combobox', { name: 'Schedule' }).selectOption({ label: 'Cron pattern' })
    const cron = schedule.getByRole('textbox', { name: 'Cron pattern' })
    const add = page.getByRole('button', { name: 'Add the job' })

    await cron.fill('')
    await add.click()
    await expect.poll(() => focusedName(page), SOON).toBe('Cron pattern')
    await schedule.getByRole('alert').getByText('write 5').waitFor()

    await cron.fill('0 9 * * lundi')
    await add.click()
    await schedule.getByRole('alert').getByText('lundi').waitFor()
    expect(await cron.getAttribute('aria-invalid')).toBe('true')
    expect(await schedule.locator('[aria-invalid=true]').count()).toBe(1)

    await page.setViewportSize({ width: 700, height: 900 })
    await page.getByRole('link', { name: 'Jobs', exact: true }).first().waitFor()
    expect(await page.getByRole('radio', { name: /^Send a request/ }).isChecked()).toBe(true)
    expect(await cron.inputValue()).toBe('0 9 * * lundi')
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  test('is removed, and brought back as it was', async () => {
    const { templates } = await client.jobs.templates()
    const template = templates.find(({ definition }) => definition.kind === 'analysis')
    if (!template) throw new Error('there is no template of an analysis')
    await client.jobs.create({ id: 'scanner', definition: { ...template.definition, name: 'Scanner' } })
    const page = await open('jobs/scanner')
    await page.getByRole('button', { name: 'Configure' }).click()
    await page.locator('summary', { hasText: 'Remove this job' }).click()
    await page.getByRole('button', { name: 'Remove this job' }).click()
    await page.getByRole('link', { name: /Scanner/ }).waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await client.jobs.list()).jobs.map(({ id }) => id), SOON)
      .not.toContain('scanner')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: /Scanner/ }).waitFor()
    expect((await client.jobs.get({ id: 'scanner' })).definition.name).toBe('Scanner')
    await client.jobs.remove({ id: 'scanner' })
  })

  test('one that has its first name is changed under the name that its reader sees', async () => {
    await client.jobs.configure({ id: 'alerts', changes: { name: 'Alerts' } })
    const page = await panel.open(instance, 'jobs/alerts', { locale: 'fr-FR' })
    await page.getByRole('button', { name: 'Configurer' }).click()
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue(), SOON).toBe('Alertes')
  })

  test('Vigie’s own jobs are not offered for removal', async () => {
    const page = await open('jobs/analysis')
    await page.getByRole('button', { name: 'Configure' }).click()
    await page.getByLabel('Address to ask').waitFor()
    expect(await page.getByText('Remove this job').count()).toBe(0)
  })
})

describe('a new version', () => {
  const known: UpdatesView = {
    state: 'current',
    message: 'Vigie 1.0.0 is the newest version.',
    current_version: '1.0.0',
    version: null,
    fraction: null,
    checked_at: null,
    problem: null,
    failures: 0,
    by_hand: null,
  }
  const found: Partial<UpdatesView> = {
    state: 'available',
    message: 'Vigie 1.1.0 is available.',
    version: '1.1.0',
  }
  const fetched: Partial<UpdatesView> = { ...found, state: 'ready', message: 'Vigie 1.1.0 is verified.' }
  const by_hand = { how: 'Download the package from this address.', url: 'https://example.org/vigie/' }

  /** The panel of an instance with given answers about updates. */
  async function answered(...answers: Partial<UpdatesView>[]): Promise<{ page: Page; asked: string[] }> {
    const page = await open('settings')
    const asked: string[] = []
    await page.route('**/api/v1/updates{,/*}', (route) => {
      const request = route.request()
      asked.push(`${request.method()} ${new URL(request.url()).pathname.split('/').pop()}`)
      if (request.method() === 'POST' && answers.length > 1) answers.shift()
      return route.fulfill({ json: { ...known, ...answers[0] } })
    })
    await page.reload()
    return { page, asked }
  }
  const card = (page: Page) => page.getByRole('region', { name: 'Updates' })

  test('that npm brings is told with the way to it, and nothing to press', async () => {
    const page = await open('settings')
    await card(page).getByText('update it the same way').waitFor()
    await card(page).getByText('npm install --global').waitFor()
    expect(await card(page).getByRole('button').count()).toBe(0)
  })

  test('is looked for by hand, and then shown quietly beside the settings', async () => {
    const { page } = await answered({}, { ...found, by_hand })
    await card(page).getByText('is the newest version').waitFor()
    expect(await page.getByRole('link', { name: 'Settings new version' }).count()).toBe(0)
    await card(page).getByRole('button', { name: 'Check now' }).click()
    await card(page).getByText('Vigie 1.1.0 is available.').waitFor()
    await card(page).getByRole('link', { name: by_hand.url }).waitFor()
    await page.getByRole('link', { name: 'Settings new version' }).waitFor()
  })

  test('shows how far it has come, and why it did not', async () => {
    const { page } = await answered({ ...found, state: 'downloading', fraction: 0.42 })
    const bar = card(page).getByRole('progressbar', { name: 'Download of the new version' })
    expect(await bar.getAttribute('aria-valuenow')).toBe('42')
    expect(await card(page).getByRole('button', { name: 'Check now' }).isDisabled()).toBe(true)
    const problem = { code: 'update_unsigned', message: 'The update is not signed.' }
    const failed = await answered({ state: 'failed', problem, failures: 2, by_hand })
    await card(failed.page).getByText('The update is not signed.').waitFor()
    await card(failed.page).getByText(by_hand.how).waitFor()
  })

  test('that is fetched is installed by a restart', async () => {
    const { page, asked } = await answered(fetched)
    await card(page).getByRole('button', { name: 'Restart and install' }).click()
    await expect.poll(() => asked, SOON).toContain('POST install')
  })
})

describe('a sign of life', () => {
  test('is added, tested, kept without showing its address again, and removed', async () => {
    const { url, signs } = await healthchecksServer()
    const page = await open('settings')
    const group = page.getByRole('group', { name: 'Signs of life' })
    await group.getByRole('button', { name: 'Add a sign of life' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a sign of life' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').getByText('Enter the address that the service gave').waitFor()
    await dialog.getByLabel('Address (secret)').fill(url)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await group.getByRole('button', { name: 'Send a test' }).click()
    await expect.poll(() => signs.map(({ action }) => action), SOON).toContain('log')

    await page.reload()
    await group.getByRole('button', { name: 'Change' }).click()
    const change = page.getByRole('dialog', { name: 'Vigie as a whole' })
    await change.getByPlaceholder('set; leave empty to keep it').waitFor()
    expect(await page.content()).not.toContain(url)
    await change.getByText('Remove this sign of life').first().click()
    await change.getByRole('button', { name: 'Remove this sign of life' }).click()
    await group.getByText('Nobody would notice if Vigie stopped.').waitFor()
  })
})

describe('start at login', () => {
  /** The initial questions of a Vigie whose system gives these answers. */
  async function firstQuestions(start_at_login: boolean | null): Promise<Page> {
    const page = await open('now')
    const about = { ...(await client.system.about()), start_at_login }
    await page.route('**/api/v1/about', (route) => route.fulfill({ json: about }))
    const settings = await client.settings.get()
    const appearance = { ...settings.appearance, first_run_done: false }
    await page.route('**/api/v1/settings', (route) =>
      route.request().method() === 'GET'
        ? route.fulfill({ json: { ...settings, appearance } })
        : route.continue(),
    )
    await page.reload()
    await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
    return page
  }
  const choice = (page: Page) => page.getByRole('switch', { name: 'Start Vigie when I log in' })

  test('is asked for where the system can do it, and the answer is kept', async () => {
    const page = await firstQuestions(false)
    await choice(page).check()
    await page.getByRole('button', { name: 'Begin' }).click()
    await expect.poll(async () => (await client.settings.get()).desktop.start_at_login, SOON).toBe(true)
    await client.settings.update({ changes: { desktop: { start_at_login: false } } })
  })

  test('is not asked for where it cannot', async () => {
    const page = await firstQuestions(null)
    await page.getByRole('button', { name: 'Begin' }).waitFor()
    expect(await choice(page).count()).toBe(0)
  })
})
