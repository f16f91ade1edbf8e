/** The REST listener of the desktop, switched on, off and moved by its owner while Vigie runs. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createApplication } from '../../main/application.ts'
import { headlessPlatform } from '../../main/headless.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** Vigie as in the desktop: REST as configured. */
async function start() {
  const application = createApplication({
    dataFolder: tempFolder(),
    rest: { always: false },
    environment: {},
    version: '1.0.0',
    platform: headlessPlatform(null),
  })
  onTestFinished(() => application.stop())
  await application.start()
  const set = (endpoint: { port?: number; rest_enabled?: boolean }) =>
    application.services.settings.update({ changes: { door: endpoint } })
  return { application, set }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Long enough to begin opening a listener, and too short to have opened it. */
const underWay = () => Promise.resolve().then(() => undefined)

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )

test.each([
  ['was switched off', { rest_enabled: false }],
  ['was moved from', {}],
])('the door does not stay open where it %s, however quickly', async (_, between) => {
  const [first, second] = [await freePort(), await freePort()]
  const { application, set } = await start()
  set({ port: first, rest_enabled: true })
  await underWay()
  if (Object.keys(between).length > 0) set(between)
  set({ port: second, rest_enabled: true })
  await expect.poll(() => answers(second)).toBe(true)
  expect(await answers(first)).toBe(false)
  expect(application.url()).toBe(`http://127.0.0.1:${second}/`)
})

test('a door that is being opened when Vigie stops is closed', async () => {
  const port = await freePort()
  const { application, set } = await start()
  set({ port, rest_enabled: true })
  await underWay()
  await application.stop()
  expect(await answers(port)).toBe(false)
})
