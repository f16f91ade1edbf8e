import { createServer } from 'node:http'
import * as net from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createChannels } from '../../../main/adapters/net/web-socket.ts'
import { localize } from '../../../shared/errors.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { httpServer, testAuthority } from '../../servers/loopback.ts'
import { frameOf, type StreamServer, streamServer } from '../../servers/web-socket.ts'

/** A client, and what it was seen. */
function connect(url: string, settings = { proxy: '', ca_file: '' }) {
  const seen = { messages: [] as string[], heard: 0, closed: [] as string[] }
  const channel = createChannels(() => settings, {})(url, {
    message: (text) => seen.messages.push(text),
    heard: () => {
      seen.heard += 1
    },
    closed: (reason) => seen.closed.push(localize(reason, 'en')),
  })
  onTestFinished(() => channel.close())
  return { channel, ...seen, seen }
}

async function connected(server: StreamServer, settings?: { proxy: string; ca_file: string }) {
  const client = connect(`${server.url}/ws/btcusdt@trade`, settings)
  await vi.waitFor(() => expect(client.seen.heard).toBeGreaterThan(0))
  return client
}

test('the server of these tests speaks to Node’s own client', async () => {
  const server = await streamServer()
  const socket = new WebSocket(`${server.url}/ws/x`)
  const events: unknown[] = []
  socket.onmessage = ({ data }) => events.push(data)
  socket.onclose = ({ code, reason }) => events.push(code, reason)
  await vi.waitFor(() => expect(server.opened).toEqual(['/ws/x']))
  await vi.waitFor(() => expect(socket.readyState).toBe(WebSocket.OPEN))
  socket.send('{"method":"LIST_SUBSCRIPTIONS","id":7}')
  await vi.waitFor(() => expect(events).toEqual(['{"result":[],"id":7}']))
  server.ping('are you there')
  await vi.waitFor(() => expect(server.pongs).toEqual(['are you there']))
  server.close(1001, 'maintenance')
  await vi.waitFor(() => expect(events.slice(1)).toEqual([1001, 'maintenance']))
})

describe('a connection', () => {
  test('gives messages as they come, whole, wherever they are cut', async () => {
    const server = await streamServer()
    const { seen } = await connected(server)
    const long = 'é'.repeat(40_000)
    const bytes = Buffer.concat([frameOf(1, Buffer.from('first')), frameOf(1, Buffer.from(long))])
    for (let at = 0; at < bytes.length; at += 30_000) server.raw(bytes.subarray(at, at + 30_000))
    server.raw(bytes.subarray(0, 1))
    server.raw(bytes.subarray(1, 7))
    await vi.waitFor(() => expect(seen.messages).toEqual(['first', long, 'first']))
  })

  test('joins the parts of a message, also around a ping', async () => {
    const server = await streamServer()
    const { seen } = await connected(server)
    server.raw(frameOf(1, Buffer.from('one '), false))
    server.ping('now')
    server.raw(frameOf(0, Buffer.from('two'), true))
    await vi.waitFor(() => expect([seen.messages, server.pongs]).toEqual([['one two'], ['now']]))
  })

  test('answers a ping with its own words, and is heard', async () => {
    const server = await streamServer()
    const { seen } = await connected(server)
    const before = seen.heard
    server.ping('1700000000000')
    await vi.waitFor(() => expect(server.pongs).toEqual(['1700000000000']))
    expect([seen.heard - before, seen.messages]).toEqual([1, []])
  })

  test('sends texts, and says goodbye when it is closed', async () => {
    const server = await streamServer()
    const { channel, seen } = await connected(server)
    channel.send('{"method":"LIST_SUBSCRIPTIONS","id":1}')
    await vi.waitFor(() => expect(seen.messages).toEqual(['{"result":[],"id":1}']))
    channel.close()
    await vi.waitFor(() => expect(server.closes).toEqual([1000]))
    expect(seen.closed).toEqual([])
  })

  test('over TLS trusts the owner’s authority, and no other that is unknown', async () => {
    const server = await streamServer({ secure: true })
    const { seen } = await connected(server, { proxy: '', ca_file: testAuthority })
    server.send('secret')
    await vi.waitFor(() => expect(seen.messages).toEqual(['secret']))
    const stranger = connect(server.url)
    await vi.waitFor(() => expect(stranger.seen.closed[0]).toContain('certificate'))
  })
})

test('a secure connection goes through the proxy of the settings, by a tunnel', async () => {
  const server = await streamServer({ secure: true })
  const asked: string[] = []
  const proxy = createServer((_, response) => response.end())
  proxy.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '')
    const { hostname, port } = new URL(`http://${request.url}`)
    const far = net.connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      far.write(head)
      far.pipe(socket).pipe(far)
    })
    far.on('error', () => socket.destroy())
    socket.on('error', () => far.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  const { port } = proxy.address() as net.AddressInfo
  const { seen } = await connected(server, { proxy: `http://127.0.0.1:${port}`, ca_file: testAuthority })
  server.send('through')
  await vi.waitFor(() => expect(seen.messages).toEqual(['through']))
  expect(asked).toEqual([new URL(server.url).host])
})

describe('a connection that ends says why:', () => {
  const ended = (client: { seen: { closed: string[] } }) =>
    vi.waitFor(() => {
      expect(client.seen.closed).toHaveLength(1)
      return client.seen.closed[0]
    })

  test('closed by the exchange, with its number and words', async () => {
    const server = await streamServer()
    const client = await connected(server)
    server.close(1008, 'Pong timeout')
    expect(await ended(client)).toBe('the exchange closed the connection (1008: Pong timeout)')
  })

  test('cut', async () => {
    const server = await streamServer()
    const client = await connected(server)
    server.drop()
    expect(await ended(client)).toContain('closed the connection')
  })

  test('refused with a status', async () => {
    const server = await streamServer()
    server.refusal = 451
    const said = `the exchange did not accept the connection to ${new URL(server.url).host} (status 451)`
    expect(await ended(connect(`${server.url}/ws/x`))).toBe(said)
  })

  test('a server without streams', async () => {
    const base = await httpServer((_, response) => response.end('a page'))
    expect(await ended(connect(base.replace('http', 'ws')))).toContain('(status 200)')
  })

  test('an answer to another handshake', async () => {
    const server = await streamServer()
    server.wrongKey = true
    expect(await ended(connect(server.url))).toContain('not that of a WebSocket server')
  })

  test('nobody there', async () => {
    expect(await ended(connect('ws://127.0.0.1:1/ws/x'))).toContain('127.0.0.1')
  })

  test.each([
    ['a frame with a mask', Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5])],
    ['reserved bits', Buffer.from([0xc1, 0x01, 65])],
    ['a part without a beginning', frameOf(0, Buffer.from('two'))],
    ['a message of 2^40 bytes', Buffer.from([0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0])],
  ])('%s', async (_, bytes) => {
    const server = await streamServer()
    const client = await connected(server)
    server.raw(bytes)
    expect(await ended(client)).toContain('no message of a WebSocket server')
  })

  test('a file of authorities that is not there', async () => {
    const settings = { proxy: '', ca_file: join(tempFolder(), 'none.pem') }
    expect(await ended(connect('wss://127.0.0.1:1/', settings))).toContain('network.ca_file')
  })
})
