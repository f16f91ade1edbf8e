/** Tokens in the panel: listed with what they may do, made once, revoked; and the page that asks for one. */
import { expect, onTestFinished, test } from 'vitest'
import { startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const panel = panelBrowser()

async function start() {
  const instance = await startInstance(undefined, { network: false })
  onTestFinished(instance.stop)
  await settle(clientOf(instance.url, instance.token))
  return instance
}

test('a token is made and shown once, works, and is refused after it is revoked', async () => {
  const instance = await start()
  const page = await panel.open(instance, 'settings')
  const tokens = page.getByRole('group', { name: 'Tokens' })
  await tokens.getByRole('button', { name: 'Add a token' }).press('Enter')
  await tokens.getByLabel('Name').fill('grafana')
  await tokens.getByLabel('Right').selectOption('operate')
  await page.keyboard.press('Tab')
  await tokens.getByRole('button', { name: 'Create the token' }).press('Enter')

  const made = page.getByRole('dialog', { name: 'The new token' })
  const token = await made.getByRole('textbox', { name: 'Token' }).inputValue()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await made.getByRole('button', { name: 'Copy: Token' }).press('Enter')
  await made.getByText('Copied').first().waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token)
  await made.getByRole('button', { name: 'I have copied it' }).press('Enter')
  expect(await page.content()).not.toContain(token)
  const ask = () => fetch(`${instance.url}/api/v1/health`, { headers: { authorization: `Bearer ${token}` } })
  expect((await ask()).status).toBe(200)

  const row = tokens.getByRole('listitem').filter({ hasText: 'grafana' })
  expect(await row.textContent()).toContain('operate')
  await row.getByRole('button', { name: 'Revoke' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).press('Enter')
  await expect.poll(() => row.count(), SOON).toBe(0)
  expect((await ask()).status).toBe(401)
})

test('a name that is taken is refused beside the form, and the first token has no button', async () => {
  const instance = await start()
  await instance.application.client('en').tokens.add({ name: 'taken' })
  const page = await panel.open(instance, 'settings')
  const tokens = page.getByRole('group', { name: 'Tokens' })
  await tokens.getByRole('button', { name: 'Add a token' }).press('Enter')
  await tokens.getByLabel('Name').fill('taken')
  await page.keyboard.press('Enter')
  await tokens
    .getByText(/There is a token "taken" already/)
    .first()
    .waitFor()
  const first = tokens.getByRole('listitem').filter({ hasText: 'First token' })
  expect(await first.getByRole('button').count()).toBe(0)
})

test('the page that asks for the token names Vigie, has the focus, and keeps the token if a kept one was refused', async () => {
  const instance = await start()
  const page = await panel.open({ ...instance, token: '' })
  await page.evaluate(() => localStorage.setItem('vigie.token', 'an-old-token'))
  await page.reload()
  await page.getByRole('heading', { name: 'Open Vigie' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('token')
  await page.getByLabel('Token', { exact: true }).fill(instance.token)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('vigie.token')), SOON).toBe(instance.token)
})
