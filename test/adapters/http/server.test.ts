import { once } from 'node:events'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Answer } from '../../../main/adapters/http/answer.ts'
import type { HttpHandler } from '../../../main/adapters/http/listener.ts'
import { createPanel } from '../../../main/adapters/http/panel.ts'
import { listen } from '../../../main/adapters/http/server.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const hello: HttpHandler = async ({ body }) => {
  let length = 0
  for await (const chunk of body ?? []) length += chunk.length
  return { status: 200, headers: {}, body: `hello ${length}` }
}
const QUICK = {
  headersTimeout: 200,
  requestTimeout: 200,
  connectionsCheckingInterval: 50,
  keepAliveTimeout: 200,
  maxHeaderSize: 16_384,
}

async function open(limits?: typeof QUICK, patienceMs?: number) {
  const options = { ...(limits && { limits }), ...(patienceMs !== undefined && { patienceMs }) }
  const server = await listen(hello, { host: '127.0.0.1', port: 0 }, options)
  onTestFinished(server.close)
  return server
}

/** Sends raw text and returns the response until the server closes the connection. */
async function talk(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.on('error', () => undefined)
  socket.write(text)
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

describe('a listening server', () => {
  it.each([
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['a body that never ends', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{'],
  ])('hangs up on %s, and goes on', async (_name, text) => {
    const { port } = await open(QUICK)
    expect(await talk(port, text)).toMatch(/^HTTP\/1\.1 408|^$/)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  })

  it.each([
    ['FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'method_unknown'],
    ['\u0016\u0003\u0001 a handshake of TLS\r\n\r\n', 400, 'request_unreadable'],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ])('answers what it cannot read with the reason: %#', async (text, status, code) => {
    const { port } = await open()
    const answer = await talk(port, text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('content-type: application/problem+json')
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code })
  })

  it('closes the oldest connections that send nothing, so that others are answered', async () => {
    const { port } = await open(undefined, 0)
    const first = connect(port, '127.0.0.1')
    await once(first, 'connect')
    const others = Array.from({ length: 201 }, () => connect(port, '127.0.0.1'))
    for (const each of others) each.on('error', () => undefined)
    onTestFinished(() => {
      for (const each of others) each.destroy()
    })
    await once(first, 'close')
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  })

  it('answers each of a crowd that connects at once before it asks', async () => {
    const { port } = await open(undefined, 3_600_000)
    const crowd = Array.from({ length: 400 }, () => connect(port, '127.0.0.1'))
    onTestFinished(() => {
      for (const each of crowd) each.destroy()
    })
    const closed: number[] = []
    crowd.forEach((each, at) => void each.on('close', () => void closed.push(at)))
    await Promise.all(crowd.map((each) => once(each, 'connect')))
    // The server accepts one connection a turn.
    for (let turn = 0; turn < 2 * crowd.length; turn += 1) await nextTurn()
    expect(closed).toEqual([])
    const answers = crowd.map(async (each) => String((await once(each, 'data'))[0]))
    for (const each of crowd) each.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect((await Promise.all(answers)).filter((each) => !each.startsWith('HTTP/1.1 200 '))).toEqual([])
  })

  it('closes at once, with connections still open, and twice without harm', async () => {
    const server = await listen(hello, { host: '127.0.0.1', port: 0 })
    const idle = connect(server.port, '127.0.0.1')
    await once(idle, 'connect')
    await Promise.all([server.close(), server.close()])
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow()
    idle.destroy()
  })

  it('names a port that is taken', async () => {
    const { port } = await open()
    await expect(listen(hello, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'port_in_use',
      params: { port },
    })
  })

  it('names an address that is not of this machine', async () => {
    const place = { host: '192.0.2.1', port: 0 }
    await expect(listen(hello, place)).rejects.toMatchObject({ code: 'address_unavailable' })
  })

  it.skipIf(process.platform === 'win32')('opens a local socket for its owner alone', async () => {
    const path = join(tempFolder(), 'v.sock')
    const server = await listen(hello, { path })
    onTestFinished(server.close)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await server.close()
    expect(existsSync(path)).toBe(false)
  })
})

const textOf = (answer: Answer | null) => Buffer.from(answer?.body as Uint8Array).toString()

describe('the files of the panel', () => {
  const folder = () => {
    const root = join(tempFolder(), 'renderer')
    mkdirSync(join(root, 'assets'), { recursive: true })
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    writeFileSync(join(root, 'assets', 'main-1a2b.js'), 'let a')
    writeFileSync(join(root, '..', 'secret.html'), 'secret')
    return root
  }

  it('are found by their path, the page at the root', async () => {
    const panel = createPanel(folder())
    expect(textOf(panel('/', null))).toBe('<!doctype html>')
    expect(panel('/assets/main-1a2b.js', null)?.headers['cache-control']).toContain('immutable')
  })

  it.each(['/secret.html', '/../secret.html', '/assets', '/assets/../../secret.html', '/nothing.js'])(
    'are all there is: nothing at %s',
    (path) => {
      expect(createPanel(folder())(path, null)).toBeNull()
    },
  )

  it('are read when the first of them is asked for, not for a path of the API', async () => {
    const late = folder()
    const panel = createPanel(late)
    panel('/api/v1/health', null)
    writeFileSync(join(late, 'index.html'), '<!doctype html><title>later')
    expect(textOf(panel('/', null))).toContain('later')
  })

  it('are not sent again to whoever has them', () => {
    const panel = createPanel(folder())
    const etag = panel('/', null)?.headers.etag ?? ''
    expect(panel('/', etag)?.status).toBe(304)
  })

  it('are none in a checkout without a build', () => {
    expect(createPanel(join(tempFolder(), 'nowhere'))('/', null)).toBeNull()
  })
})
