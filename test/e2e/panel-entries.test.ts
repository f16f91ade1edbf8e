/** What somebody types in a form and has not sent is there again when they come back, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  const data_base64 = Buffer.from('code,title\nA1234,Baker\nB5678,Miller').toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64 })
})
afterAll(() => instance.stop())

const goTo = (page: Page, view: string) =>
  page.evaluate((address) => {
    window.location.hash = address
  }, `#/${view}`)
const earlier = (page: Page) => page.getByText('What you entered earlier is still here.')

describe('the names of a record', () => {
  const edit = (page: Page) => page.getByRole('button', { name: 'Edit Names' })
  const title = (page: Page) => page.locator('.field-editor').getByLabel('Title')

  async function typed(): Promise<Page> {
    const page = await panel.open(instance, 'occupations/A1234')
    await edit(page).click()
    await title(page).fill('Master baker')
    return page
  }

  test('are kept while another view is looked at, until they are saved', async () => {
    const page = await typed()
    await goTo(page, 'log')
    await page.getByRole('searchbox').first().waitFor()
    await page.goBack()
    await edit(page).click()
    await earlier(page).waitFor()
    expect(await title(page).inputValue()).toBe('Master baker')
    await page.locator('.field-editor').getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(async () => (await client.occupations.get({ code: 'A1234' })).title, SOON)
      .toBe('Master baker')
    await edit(page).click()
    expect(await earlier(page).count()).toBe(0)
    await client.occupations.names({ code: 'A1234', title: 'Baker', masculine: null, feminine: null })
  })

  test('of one record are not those of another', async () => {
    const page = await typed()
    await goTo(page, 'occupations/B5678')
    await page.locator('.names').getByText('Miller').waitFor()
    await edit(page).click()
    expect(await title(page).inputValue()).toBe('Miller')
    expect(await earlier(page).count()).toBe(0)
  })

  test.each([
    ['Cancel', (page: Page) => page.locator('.field-editor').getByRole('button', { name: 'Cancel' }).click()],
    ['Escape', (page: Page) => title(page).press('Escape')],
  ])('are given up by %s', async (_how, giveUp) => {
    const page = await typed()
    await giveUp(page)
    await edit(page).click()
    expect(await title(page).inputValue()).toBe('Baker')
    expect(await earlier(page).count()).toBe(0)
  })

  test('can be started again', async () => {
    const page = await typed()
    await goTo(page, 'now')
    await page.goBack()
    await edit(page).click()
    await page.getByRole('button', { name: 'Start again' }).click()
    expect(await title(page).inputValue()).toBe('Baker')
    expect(await earlier(page).count()).toBe(0)
  })
})

test('a maintenance that is being planned is there again after a way back', async () => {
  await client.assets.add({ name: 'Press' } as never)
  const page = await panel.open(instance, 'alerts/calendar')
  const plan = page.getByRole('button', { name: 'Plan a maintenance' }).first()
  await plan.click()
  await page.getByRole('dialog').getByLabel('Task').fill('Change the oil')
  await goTo(page, 'jobs')
  await page.goBack()
  await plan.click()
  await earlier(page).waitFor()
  expect(await page.getByRole('dialog').getByLabel('Task').inputValue()).toBe('Change the oil')
})

describe.each([
  {
    form: 'a new channel',
    opens: 'Add a channel',
    fill: (page: Page) => page.getByRole('dialog').getByLabel('Name').fill('phone'),
    value: (page: Page) => page.getByRole('dialog').getByLabel('Name').inputValue(),
    entered: 'phone',
    blank: '',
  },
  {
    form: 'a new sign of life',
    opens: 'Add a sign of life',
    fill: (page: Page) => page.getByRole('dialog').getByLabel('Interval (min)').fill('17'),
    value: (page: Page) => page.getByRole('dialog').getByLabel('Interval (min)').inputValue(),
    entered: '17',
    blank: '5',
  },
  {
    form: 'a new token',
    opens: 'Add a token',
    fill: (page: Page) => page.locator('.token-form').getByLabel('Name').fill('grafana'),
    value: (page: Page) => page.locator('.token-form').getByLabel('Name').inputValue(),
    entered: 'grafana',
    blank: '',
  },
  {
    form: 'a new calendar',
    opens: 'Add a calendar',
    fill: (page: Page) =>
      page
        .getByRole('dialog')
        .locator('input[type=file]')
        .setInputFiles({
          name: 'plant.ics',
          mimeType: 'text/calendar',
          buffer: Buffer.from('BEGIN:VCALENDAR'),
        }),
    value: (page: Page) =>
      page
        .getByRole('dialog')
        .locator('input[type=file]')
        .evaluate((input: HTMLInputElement) => input.files?.[0]?.name ?? ''),
    entered: 'plant.ics',
    blank: '',
  },
])('$form', ({ opens, fill, value, entered, blank }) => {
  const opener = (page: Page) => page.getByRole('button', { name: opens })

  async function typed(): Promise<Page> {
    const page = await panel.open(instance, 'settings', { viewport: { width: 1440, height: 900 } })
    await opener(page).click()
    await fill(page)
    return page
  }

  test('is there again after another view, until it is given up', async () => {
    const page = await typed()
    await goTo(page, 'log')
    await page.getByRole('searchbox').first().waitFor()
    await page.goBack()
    await opener(page).click()
    await earlier(page).waitFor()
    expect(await value(page)).toBe(entered)
    await page.keyboard.press('Escape')
    await earlier(page).waitFor({ state: 'detached' })
    await opener(page).click()
    expect(await value(page)).toBe(blank)
    expect(await earlier(page).count()).toBe(0)
  })

  test('stays while the window becomes narrow and wide again', async () => {
    const page = await typed()
    await page.setViewportSize({ width: 420, height: 800 })
    expect(await value(page)).toBe(entered)
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(await value(page)).toBe(entered)
  })
})

test('a browser asks before it leaves the page with entries, and does not once they are given up', async () => {
  const page = await panel.open(instance, 'occupations/A1234')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.getByRole('button', { name: 'Edit Names' }).click()
  await page.locator('.field-editor').getByLabel('Title').fill('Master baker')
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
})
