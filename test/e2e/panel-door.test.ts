/** Settings that decide where Vigie is reached, changed from the panel that is reached there. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const panel = panelBrowser()

/** A port of this machine that is in use until the test ends, or until it is left. */
async function holdPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const leave = () => new Promise<void>((resolve) => void server.close(() => resolve()))
  onTestFinished(leave)
  return { port: (server.address() as AddressInfo).port, leave }
}

async function freePort(): Promise<number> {
  const { port, leave } = await holdPort()
  await leave()
  return port
}

/** An instance that listens where its settings say. */
async function start() {
  const folder = tempFolder()
  const port = await freePort()
  const instance = await startInstance(folder, { configured: port })
  onTestFinished(instance.stop)
  await settle(clientOf(instance.url, instance.token))
  return { instance, port }
}

test('the panel follows the door to another port, and stays signed in', async () => {
  const { instance } = await start()
  const page = await panel.open(instance, 'settings')
  const port = await freePort()
  await page.getByLabel('Port', { exact: true }).fill(String(port))
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await page.waitForURL(new RegExp(`:${port}/`))
  await page
    .getByRole('meter')
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  expect(await page.getByText('This token was refused').count()).toBe(0)
})

test('a port that is taken is refused beside the form, and nothing moves', async () => {
  const { instance, port } = await start()
  const { port: taken } = await holdPort()
  const page = await panel.open(instance, 'settings')
  await page.getByLabel('Port', { exact: true }).fill(String(taken))
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await page.getByText(`Port ${taken} is in use`).waitFor()
  expect((await clientOf(instance.url, instance.token).settings.get()).door.port).toBe(port)
})

test('an address beyond this machine is asked about first, and from a browser refused', async () => {
  const { instance } = await start()
  const client = clientOf(instance.url, instance.token)
  const page = await panel.open(instance, 'settings')
  await page.getByLabel('Address', { exact: true }).fill('0.0.0.0')
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  const question = page.getByRole('dialog', { name: 'Let others reach Vigie on 0.0.0.0?' })
  await question.getByRole('button', { name: 'Cancel' }).press('Enter')
  expect((await client.settings.get()).door.host).toBe('127.0.0.1')
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await question.getByRole('button', { name: 'Let others reach it' }).press('Enter')
  await page.getByText('Over the network, "door.allow_clear" cannot be changed.').waitFor()
  expect((await client.settings.get()).door).toMatchObject({ host: '127.0.0.1', allow_clear: false })
})
