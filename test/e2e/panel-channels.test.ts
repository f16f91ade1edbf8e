/** The channels of notifications in the panel, by role and name, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { ok, receiver } from '../servers/receiver.ts'

const panel = panelBrowser()
let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

const open = (view: string): Promise<Page> => panel.open(instance, view)

describe('a channel', () => {
  test('is added, tested, changed without showing its secret again, and removed', async () => {
    const { origin, received } = await receiver(ok)
    const page = await open('settings')
    const group = page.getByRole('group', { name: 'Channels' })
    await group.getByText('No channel yet').waitFor()
    await group.getByRole('button', { name: 'Add a channel' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a channel' })
    await dialog.getByLabel('Service').selectOption('ntfy')
    await dialog.getByLabel('Name').fill('phone')
    await dialog.getByLabel('Server').fill(origin)
    await dialog.getByLabel('Topic').fill('not a topic')
    await dialog.getByLabel('Token (secret)').fill('tk_0123456789abcdef')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').getByText('Use letters, digits, hyphens').first().waitFor()
    await dialog.getByLabel('Topic').fill('vigie')
    await dialog.getByRole('button', { name: 'Save' }).click()

    await group.getByText('Nothing was sent yet.').waitFor()
    await group.getByRole('button', { name: 'Send a test' }).click()
    await group.getByText('Last sent').waitFor()
    expect(received[0]?.headers.authorization).toBe('Bearer tk_0123456789abcdef')

    await page.reload()
    await group.getByRole('button', { name: 'Change' }).click()
    const change = page.getByRole('dialog', { name: 'phone' })
    await change.getByPlaceholder('set; leave empty to keep it').waitFor()
    expect(await page.content()).not.toContain('tk_0123456789abcdef')
    await change.getByLabel('From priority').selectOption({ label: 'High' })
    await change.getByText('More rules').click()
    await change.getByLabel('Custom body').fill('{{title}}')
    await change.getByRole('button', { name: 'Add a header' }).click()
    await change.getByLabel('Name of the header').fill('X-Tag')
    await change.getByLabel('Value of the header').fill('of the workshop')
    await change.getByRole('button', { name: 'Save' }).click()
    await change.waitFor({ state: 'detached' })
    expect(await client.channels.get({ name: 'phone' })).toMatchObject({
      minimum_priority: 'HIGH',
      template: '{{title}}',
      headers: ['X-Tag'],
      secrets: ['token'],
    })

    await group.getByRole('button', { name: 'Change' }).click()
    await change.getByText('Remove this channel').first().click()
    await change.getByRole('button', { name: 'Remove this channel' }).click()
    await group.getByText('No channel yet').waitFor()
  })
})

test('a number of a channel can be deleted and typed anew', async () => {
  const options = { topic: 'vigie' }
  await client.channels.add({ name: 'desk', preset: 'ntfy', options, at_most_every_minutes: 30 })
  const page = await open('settings')
  await page.getByRole('group', { name: 'Channels' }).getByRole('button', { name: 'Change' }).click()
  const change = page.getByRole('dialog', { name: 'desk' })
  await change.getByText('More rules').click()
  const minutes = change.getByLabel('Collect for (min)')
  await minutes.press('End')
  await minutes.press('Backspace')
  await minutes.press('Backspace')
  await minutes.pressSequentially('45')
  await change.getByRole('button', { name: 'Save' }).click()
  await change.waitFor({ state: 'detached' })
  expect(await client.channels.get({ name: 'desk' })).toMatchObject({ at_most_every_minutes: 45 })
  await client.channels.remove({ name: 'desk' })
})
