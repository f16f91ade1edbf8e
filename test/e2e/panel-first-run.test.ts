/** The panel from an empty start: the token of a browser, the initial questions, the first score. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON, WAYS } from '../helpers/panel-ways.ts'

describe('the token', () => {
  const panel = panelBrowser()
  let instance: RunningInstance
  beforeAll(async () => {
    instance = await startInstance()
  })
  afterAll(() => instance.stop())

  test('is asked for once, refused when it is wrong, and then opens the panel', async () => {
    const page = await panel.open({ ...instance, token: 'not-the-token' })
    await page.getByRole('alert').getByText('This token was refused').waitFor()
    await page.getByLabel('Token', { exact: true }).fill(instance.token)
    await page.getByRole('switch', { name: 'Remember it in this browser' }).check()
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
    await page.reload()
    await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
  })

  test('is followed by questions that stay until they are answered, however often Escape is pressed', async () => {
    const page = await panel.open(instance)
    const questions = page.getByRole('dialog', { name: 'Welcome to Vigie' })
    await questions.waitFor()
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape')
    expect(await questions.evaluate((dialog: HTMLDialogElement) => dialog.matches(':modal'))).toBe(true)
  })

  test('leaves the address as soon as it was read', async () => {
    const page = await panel.open(instance)
    await page.getByRole('dialog', { name: 'Welcome to Vigie' }).waitFor()
    expect(page.url()).toBe(`${instance.url}/#/now`)
  })
})

describe.each(WAYS)('$door.name, $hand.name', ({ door: endpoint, hand }) => {
  const panel = panelBrowser(endpoint)

  test('the first questions lead to the first score', async () => {
    const instance = await startInstance()
    onTestFinished(instance.stop)
    const page = await panel.open(instance)
    const questions = page.getByRole('dialog', { name: 'Welcome to Vigie' })
    await hand.choose(questions.getByRole('radio', { name: 'Français' }))
    await page.getByRole('dialog', { name: 'Bienvenue dans Vigie' }).waitFor()
    await hand.choose(page.getByRole('radio', { name: /Exemple/ }))
    await hand.press(page.getByRole('button', { name: 'Commencer' }))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const meter = page.getByRole('meter', { name: 'Indice de peur et d’avidité' })
    await meter.waitFor()
    await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow')), SOON).toBeGreaterThan(0)
    await page.getByText('Sentiment de la presse').first().waitFor()
    await page.reload()
    await meter.waitFor()
    await expect.poll(() => page.getByRole('dialog').count(), SOON).toBe(0)
  })

  test('another purpose leads to its view, and leaves the market alone', async () => {
    const instance = await startInstance()
    onTestFinished(instance.stop)
    const page = await panel.open(instance)
    await hand.choose(page.getByRole('radio', { name: /^Maintain machines/ }))
    await expect.poll(() => page.getByRole('radio', { name: /^Bitcoin/ }).count(), SOON).toBe(0)
    await hand.press(page.getByRole('button', { name: 'Begin' }))
    await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor()
    expect(page.url()).toMatch(/#\/alerts\/assets$/)
    await page.getByRole('button', { name: 'Add the first asset' }).waitFor()
    const { definition } = await clientOf(instance.url, instance.token).jobs.get({ id: 'fear-greed' })
    expect(definition).toMatchObject({ settings: { profile: 'sample' } })
  })

  test('a market chosen before is not asked for again', async () => {
    const instance = await startInstance()
    onTestFinished(instance.stop)
    const changes = { enabled: false, settings: { profile: 'us' } }
    await clientOf(instance.url, instance.token).jobs.configure({ id: 'fear-greed', changes })
    const page = await panel.open(instance)
    await page
      .getByRole('banner')
      .getByText(/next|running/)
      .waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})
