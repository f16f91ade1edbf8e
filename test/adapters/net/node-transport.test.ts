import * as net from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createHttpClient } from '../../../main/adapters/net/http-client.ts'
import { createNodeTransport, proxyVariables } from '../../../main/adapters/net/node-transport.ts'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { sqliteHostWaits } from '../../../main/adapters/sqlite/host-waits.ts'
import { createGate } from '../../../main/core/net/gate.ts'
import { httpContract } from '../../contract/http.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memoryHostWaits } from '../../helpers/host-waits.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { httpServer, secureServer, testAuthority } from '../../servers/loopback.ts'

const direct = { proxy: '', ca_file: '' }

httpContract(() => createNodeTransport(() => direct, {}))

const openGate = () => createGate(memoryHostWaits(), new FakeClock())
const clientWith = (settings: typeof direct, environment = {}) =>
  createHttpClient({ transport: createNodeTransport(() => settings, environment), gate: openGate() })

describe('a proxy', () => {
  /** Answers for every host, with the requested address. */
  const proxyServer = () => httpServer((request, response) => response.end(`by proxy: ${request.url}`))

  test('of the settings is used', async () => {
    const proxy = await proxyServer()
    const reply = await clientWith({ proxy, ca_file: '' }).send({ url: 'http://far.example/x' })
    expect(reply.text()).toBe('by proxy: http://far.example/x')
  })

  test('of the environment is used, except for the hosts it excludes', async () => {
    const proxy = await proxyServer()
    const near = await httpServer((_, response) => response.end('direct'))
    const http = clientWith(direct, { http_proxy: proxy, NO_PROXY: '127.0.0.1' })
    expect((await http.send({ url: 'http://far.example/x' })).text()).toContain('by proxy')
    expect((await http.send({ url: near })).text()).toBe('direct')
  })

  test('is asked for a tunnel where the address is secure', async () => {
    const asked = Promise.withResolvers<string>()
    const server = net.createServer((socket) => {
      socket.once('data', (data) => {
        asked.resolve(String(data).split('\r\n')[0] ?? '')
        socket.destroy()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const proxy = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`
    const sending = clientWith({ proxy, ca_file: '' }).send({ url: 'https://far.example/' })
    await expect(sending).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(await asked.promise).toBe('CONNECT far.example:443 HTTP/1.1')
    server.close()
  })

  test('of the settings replaces the environment’s, whose exclusions stay', () => {
    const environment = { HTTPS_PROXY: 'http://env:1', no_proxy: 'local' }
    expect(proxyVariables('http://mine:2', environment)).toEqual({
      HTTP_PROXY: 'http://mine:2',
      HTTPS_PROXY: 'http://mine:2',
      NO_PROXY: 'local',
    })
    expect(proxyVariables('', { ALL_PROXY: 'http://all:1' })).toEqual({ HTTPS_PROXY: 'http://all:1' })
  })

  test('changed in the settings takes effect at the next request', async () => {
    const proxy = await proxyServer()
    const near = await httpServer((_, response) => response.end('direct'))
    let settings = direct
    const http = createHttpClient({ transport: createNodeTransport(() => settings, {}), gate: openGate() })
    expect((await http.send({ url: near })).text()).toBe('direct')
    settings = { proxy, ca_file: '' }
    expect((await http.send({ url: near })).text()).toContain('by proxy')
  })
})

describe('a certificate', () => {
  test('of an unknown authority is refused, and the source is named', async () => {
    const base = await secureServer((_, response) => response.end('secret'))
    await expect(clientWith(direct).send({ url: base, source: 'Bourse' })).rejects.toMatchObject({
      code: 'source_unreachable',
      message: expect.stringContaining('certificate'),
      params: { source: 'Bourse' },
    })
  })

  test('of the owner’s authority is trusted', async () => {
    const base = await secureServer((_, response) => response.end('secret'))
    const http = clientWith({ proxy: '', ca_file: testAuthority })
    expect((await http.send({ url: base })).text()).toBe('secret')
  })

  test('authority file that is not there is named', async () => {
    const http = clientWith({ proxy: '', ca_file: join(tempFolder(), 'none.pem') })
    await expect(http.send({ url: 'https://127.0.0.1:1/' })).rejects.toMatchObject({
      code: 'invalid_input',
      params: { field: 'network.ca_file' },
    })
  })
})

test('a wait survives a restart', async () => {
  const clock = new FakeClock('2026-11-22T12:00:00Z')
  const path = join(tempFolder(), 'vigie.db')
  const base = await httpServer((_, response) => response.writeHead(429, { 'Retry-After': '60' }).end())
  const start = () => {
    const db = openDatabase(path)
    const transport = createNodeTransport(() => direct, {})
    return { db, http: createHttpClient({ transport, gate: createGate(sqliteHostWaits(db), clock) }) }
  }
  const before = start()
  await before.http.send({ url: base })
  before.db.close()
  clock.pass(20_000)
  const after = start()
  await expect(after.http.send({ url: base })).rejects.toMatchObject({ params: { seconds: 40 } })
  after.db.close()
})
