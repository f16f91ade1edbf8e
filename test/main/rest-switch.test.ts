/** The REST listener of the desktop, switched on, off and moved by its owner while Vigie runs. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createApplication } from '../../main/application.ts'
import { headlessPlatform } from '../../main/headless.ts'
import { vigie } from '../helpers/instance.ts'
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
  const set = (endpoint: { host?: string; port?: number; rest_enabled?: boolean }) =>
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
  void set({ port: first, rest_enabled: true })
  await underWay()
  if (Object.keys(between).length > 0) void set(between)
  await set({ port: second, rest_enabled: true })
  await expect.poll(() => answers(second)).toBe(true)
  expect(await answers(first)).toBe(false)
  expect(application.url()).toBe(`http://127.0.0.1:${second}/`)
})

test('a door that is being opened when Vigie stops is closed', async () => {
  const port = await freePort()
  const { application, set } = await start()
  void set({ port, rest_enabled: true })
  await underWay()
  await application.stop()
  expect(await answers(port)).toBe(false)
})

/** Another program at a port of this machine. */
async function takenPort(): Promise<{ readonly port: number; readonly leave: () => Promise<unknown> }> {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const leave = () => new Promise((resolve) => other.close(resolve))
  onTestFinished(async () => void (await leave()))
  return { port: (other.address() as AddressInfo).port, leave }
}

test('a change to a port that another program has is refused, and the door stays where it was', async () => {
  const port = await freePort()
  const { port: taken } = await takenPort()
  const { application, set } = await start()
  await set({ port, rest_enabled: true })
  await expect(set({ port: taken })).rejects.toMatchObject({ code: 'port_in_use', params: { port: taken } })
  expect(application.services.settings.get().door).toMatchObject({ port, rest_enabled: true })
  expect(await answers(port)).toBe(true)
  await set({ port: await freePort() })
  expect(await answers(port)).toBe(false)
})

test('a setting that an option of the start overrides is told so, and checked for the next start', async () => {
  const [given, later] = [await freePort(), await freePort()]
  const folder = tempFolder()
  const application = createApplication({
    dataFolder: folder,
    rest: { always: true, port: given },
    environment: {},
    version: '1.0.0',
    platform: headlessPlatform(null),
  })
  onTestFinished(() => application.stop())
  await application.start()
  const set = (port: number) => vigie(folder, 'settings', 'set', `door.port=${port}`)
  expect(await set(later)).toMatchObject({ code: 0, err: expect.stringContaining('started with --port') })
  expect(application.url()).toBe(`http://127.0.0.1:${given}/`)
  const { port: taken } = await takenPort()
  expect(await set(taken)).toMatchObject({ code: 8, err: expect.stringContaining(`Port ${taken} is in use`) })
  expect(application.services.settings.get().door.port).toBe(later)
})

test.each([
  ['while Vigie runs at another port', true],
  ['and Vigie waits for it', false],
])(
  'a refused change is taken back once if another program has the configured port %s',
  async (_, isGiven) => {
    const [{ port: configured }, { port: refused }] = [await takenPort(), await takenPort()]
    const given = await freePort()
    const application = createApplication({
      dataFolder: tempFolder(),
      rest: { always: true, ...(isGiven && { port: given }) },
      environment: {},
      version: '1.0.0',
      platform: { ...headlessPlatform(null), delay: () => new Promise<void>(() => undefined) },
    })
    onTestFinished(() => application.stop())
    const { settings } = application.foundation
    settings.update((before) => ({ ...before, door: { ...before.door, port: configured } }))
    await application.start()
    const ports: number[] = []
    settings.onChange(({ door }) => ports.push(door.port))
    const set = (door: { port: number }) => application.services.settings.update({ changes: { door } })
    await expect(set({ port: refused })).rejects.toMatchObject({
      code: 'port_in_use',
      params: { port: refused, field: 'door.port' },
    })
    const free = await freePort()
    await set({ port: free })
    expect(ports).toEqual([refused, configured, free])
    expect(await answers(isGiven ? given : free)).toBe(true)
  },
)

test('what a start overrides is not tried again by a change of something else', async () => {
  const { port: configured } = await takenPort()
  const application = createApplication({
    dataFolder: tempFolder(),
    rest: { always: true, port: await freePort() },
    environment: {},
    version: '1.0.0',
    platform: headlessPlatform(null),
  })
  onTestFinished(() => application.stop())
  const { settings } = application.foundation
  settings.update((before) => ({ ...before, door: { ...before.door, port: configured } }))
  await application.start()
  await application.services.settings.update({ changes: { door: { rest_enabled: true } } })
  expect(settings.read().door).toMatchObject({ port: configured, rest_enabled: true })
})

test('the caller of a change gets its answer over the door that is left', async () => {
  const [first, second] = [await freePort(), await freePort()]
  const { application, set } = await start()
  await set({ port: first, rest_enabled: true })
  const answer = await fetch(`http://127.0.0.1:${first}/api/settings`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${application.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ changes: { door: { port: second } } }),
  })
  expect(answer.status).toBe(200)
  expect((await answer.json()).door.port).toBe(second)
  expect(await answers(second)).toBe(true)
  await expect.poll(() => answers(first)).toBe(false)
})

test('a door beyond this machine is refused in clear, and stays on the loopback', async () => {
  const port = await freePort()
  const { application, set } = await start()
  await set({ port, rest_enabled: true })
  await expect(set({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'address_in_clear' })
  expect(application.services.settings.get().door.host).toBe('127.0.0.1')
  expect(await answers(port)).toBe(true)
})

test('the same port at another address of this machine is taken over', async () => {
  const port = await freePort()
  const { application, set } = await start()
  await set({ port, rest_enabled: true })
  await set({ host: '127.0.0.2' })
  expect(application.url()).toBe(`http://127.0.0.2:${port}/`)
})

test('a start whose address is taken still runs its jobs, and opens when the address is free', async () => {
  const { port, leave } = await takenPort()
  const tries: (() => void)[] = []
  const application = createApplication({
    dataFolder: tempFolder(),
    rest: { always: true },
    environment: {},
    version: '1.0.0',
    platform: {
      ...headlessPlatform(null),
      delay: () => new Promise<void>((resolve) => tries.push(resolve)),
    },
  })
  onTestFinished(() => application.stop())
  application.foundation.settings.update((before) => ({ ...before, door: { ...before.door, port } }))
  await application.start()
  expect(application.url()).toBeNull()
  const { runs, system } = application.client('en')
  expect((await system.about()).url_problem).toContain(`Port ${port} is in use by another program.`)
  const { dataFolder } = application.foundation
  expect((await vigie(dataFolder, 'status')).out.split(`Port ${port} is in use`)).toHaveLength(2)
  expect((await system.health()).status).toBe('unwell')
  const { findings } = JSON.parse((await vigie(dataFolder, 'doctor', '--json')).out)
  expect(findings).toContainEqual(
    expect.objectContaining({ state: 'warn', detail: expect.stringContaining(`Port ${port} is in use`) }),
  )
  await expect.poll(async () => (await runs.list({ outcome: 'succeeded' })).items).not.toEqual([])
  await leave()
  for (const again of tries.splice(0)) again()
  await expect.poll(() => application.url()).toBe(`http://127.0.0.1:${port}/`)
  expect((await system.about()).url_problem).toBeNull()
  expect((await system.health()).status).toBe('ok')
})

test('a command moves the door', async () => {
  const [first, second] = [await freePort(), await freePort()]
  const folder = tempFolder()
  const application = createApplication({
    dataFolder: folder,
    rest: { always: false },
    environment: {},
    version: '1.0.0',
    platform: headlessPlatform(null),
  })
  onTestFinished(() => application.stop())
  await application.start()
  await application.services.settings.update({ changes: { door: { port: first, rest_enabled: true } } })
  expect(await vigie(folder, 'settings', 'set', `door.port=${second}`)).toMatchObject({ code: 0 })
  expect([await answers(first), await answers(second)]).toEqual([false, true])
  const { port: taken } = await takenPort()
  const refused = await vigie(folder, 'settings', 'set', `door.port=${taken}`)
  expect([refused.code, refused.err]).toEqual([8, expect.stringContaining(`Port ${taken} is in use`)])
})
