/** What every HTTP client promises, whatever its network stack; each transport's test runs it. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createHttpClient } from '../../main/adapters/net/http-client.ts'
import type { Transport } from '../../main/adapters/net/transport.ts'
import { createGate } from '../../main/core/net/gate.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { httpServer, rawServer } from '../servers/loopback.ts'

/** Reads a body to its end. @returns its length in bytes. */
async function drained(body: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0
  for await (const chunk of body) length += chunk.byteLength
  return length
}

export function httpContract(createTransport: () => Transport): void {
  function client(clock = new FakeClock('2026-11-22T12:00:00Z')) {
    const waits = new Map<string, number>()
    const until = (host: string) => waits.get(host) ?? null
    const gate = createGate({ until, save: (host, time) => void waits.set(host, time) }, clock)
    return createHttpClient({ transport: createTransport(), gate })
  }

  describe('an answer', () => {
    test('brings status, headers, cookies, address, bytes, text and JSON', async () => {
      const base = await httpServer((_, response) => {
        response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2'])
        response.writeHead(201, { 'Content-Type': 'application/json', 'X-Weight': '7' }).end('{"x":"é"}')
      })
      const reply = await client().send({ url: `${base}/path` })
      expect(reply.status).toBe(201)
      expect(reply.headers['x-weight']).toBe('7')
      expect(reply.cookies).toEqual(['a=1; Path=/', 'b=2'])
      expect(reply.url).toBe(`${base}/path`)
      expect(reply.bytes.byteLength).toBe(10)
      expect(reply.text()).toBe('{"x":"é"}')
      expect(reply.json()).toEqual({ x: 'é' })
    })

    test('of any status is an answer', async () => {
      const base = await httpServer((_, response) => response.writeHead(403).end('no'))
      expect(await client().send({ url: base })).toMatchObject({ status: 403 })
    })

    test.each([
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
    ])('compressed with %s is decompressed', async (name, compress) => {
      const base = await httpServer((_, response) =>
        response.writeHead(200, { 'Content-Encoding': name }).end(compress('text '.repeat(1000))),
      )
      expect((await client().send({ url: base })).text()).toBe('text '.repeat(1000))
    })

    test('in the charset of its declaration is decoded', async () => {
      const base = await httpServer((_, response) =>
        response.end(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><t>\xe9t\xe9</t>', 'latin1')),
      )
      expect((await client().send({ url: base })).text()).toContain('<t>été</t>')
    })

    test('that is no JSON is refused with its beginning shown', async () => {
      const base = await httpServer((_, response) => response.end('<html>Access denied</html>'))
      const reply = await client().send({ url: base, source: 'Bourse' })
      expect(() => reply.json()).toThrowError(
        expect.objectContaining({
          code: 'source_malformed',
          params: { source: 'Bourse', detail: 'not JSON but "<html>Access denied</html>"' },
        }),
      )
    })

    test('longer than allowed is refused, announced or not, before it is read whole', async () => {
      let written = 0
      const base = await httpServer((_, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(10_000))) written += 10_000
        }
        response.on('drain', more)
        more()
      })
      const sending = client().send({ url: base, maxBytes: 50_000 })
      await expect(sending).rejects.toMatchObject({ code: 'source_malformed' })
      expect(written).toBeLessThan(20_000_000)
    })

    test('that unpacks beyond the limit is refused', async () => {
      const base = await httpServer((_, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
      )
      const sending = client().send({ url: base, maxBytes: 100_000 })
      await expect(sending).rejects.toMatchObject({ code: 'source_malformed' })
    })
  })

  describe('a request', () => {
    test('carries method, headers and body', async () => {
      const base = await httpServer(async (request, response) => {
        response.end(JSON.stringify([request.method, request.headers['x-a'], await text(request)]))
      })
      const reply = await client().send({ url: base, method: 'POST', headers: { 'X-A': '1' }, body: 'héllo' })
      expect(reply.json()).toEqual(['POST', '1', 'héllo'])
    })

    test('to something that is no address is refused', async () => {
      await expect(client().send({ url: 'example' })).rejects.toMatchObject({ code: 'source_unreachable' })
    })

    test('aborted by its caller ends with the caller’s reason', async () => {
      const base = await rawServer(() => {})
      const stop = new AbortController()
      const sending = client().send({ url: base, signal: stop.signal })
      stop.abort(new Error('enough'))
      await expect(sending).rejects.toThrow('enough')
    })
  })

  describe('a server', () => {
    test('that cannot be reached is named', async () => {
      const base = await rawServer((socket) => socket.destroy())
      const sending = client().send({ url: base, source: 'Bourse' })
      await expect(sending).rejects.toMatchObject({
        code: 'source_unreachable',
        params: { source: 'Bourse' },
      })
    })

    test('that never answers is given up after the timeout', async () => {
      const base = await rawServer(() => {})
      const sending = client().send({ url: base, timeoutMs: 60, source: 'Bourse' })
      await expect(sending).rejects.toMatchObject({
        code: 'source_timeout',
        params: { source: 'Bourse', seconds: 0.06 },
      })
    })

    test('that drips is given up after the timeout, which covers the whole answer', async () => {
      const base = await httpServer((_, response) => {
        const drip = setInterval(() => response.write('.'), 10)
        response.on('close', () => clearInterval(drip))
      })
      const sending = client().send({ url: base, timeoutMs: 120 })
      await expect(sending).rejects.toMatchObject({ code: 'source_timeout' })
    })

    test('that hangs up in the middle gives no half answer', async () => {
      const base = await rawServer((socket) =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it'),
      )
      await expect(client().send({ url: base })).rejects.toMatchObject({ code: 'source_unreachable' })
    })

    test('that cuts a compressed answer short gives no half answer', async () => {
      const packed = gzipSync('text '.repeat(1000))
      const base = await httpServer((_, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed.subarray(0, 30)),
      )
      await expect(client().send({ url: base })).rejects.toMatchObject({ code: 'source_unreachable' })
    })

    test('that resets the connection is unreachable', async () => {
      const base = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
      await expect(client().send({ url: base })).rejects.toMatchObject({ code: 'source_unreachable' })
    })

    test('that speaks no HTTP is unreachable', async () => {
      const base = await rawServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
      await expect(client().send({ url: base })).rejects.toMatchObject({ code: 'source_unreachable' })
    })
  })

  describe('a redirect', () => {
    test('is followed, and the last address is told', async () => {
      const base = await httpServer((request, response) =>
        request.url === '/a' ? response.writeHead(302, { Location: '/b' }).end() : response.end('there'),
      )
      const reply = await client().send({ url: `${base}/a` })
      expect([reply.url, reply.text()]).toEqual([`${base}/b`, 'there'])
    })

    test('without end is refused', async () => {
      const base = await httpServer((_, response) => response.writeHead(302, { Location: '/' }).end())
      await expect(client().send({ url: base })).rejects.toMatchObject({
        code: 'source_malformed',
        params: { detail: 'more than 5 redirects' },
      })
    })

    test('is the answer where none may be followed', async () => {
      const base = await httpServer((_, response) => response.writeHead(302, { Location: '/b' }).end())
      expect(await client().send({ url: base, redirects: 0 })).toMatchObject({ status: 302 })
    })

    test('to a file of this machine is refused', async () => {
      const base = await httpServer((_, response) =>
        response.writeHead(302, { Location: 'file:///etc/hosts' }).end(),
      )
      await expect(client().send({ url: base })).rejects.toMatchObject({ code: 'source_malformed' })
    })

    test('to another site does not take cookies and authorization along', async () => {
      const other = await httpServer((request, response) => response.end(JSON.stringify(request.headers)))
      const base = await httpServer((_, response) => response.writeHead(307, { Location: other }).end())
      const reply = await client().send({
        url: base,
        headers: { Cookie: 'a=1', Authorization: 'Bearer x', 'X-Y': '1' },
      })
      expect(reply.json()).toMatchObject({ 'x-y': '1' })
      expect(reply.json()).not.toHaveProperty('cookie')
      expect(reply.json()).not.toHaveProperty('authorization')
    })

    test('with 303 turns a POST into a GET, with 307 it stays one', async () => {
      const base = await httpServer(async (request, response) => {
        const body = await text(request)
        if (request.url === '/end') response.end(`${request.method} ${body}`)
        else response.writeHead(Number(request.url?.slice(1)), { Location: '/end' }).end()
      })
      const post = (path: string) => client().send({ url: base + path, method: 'POST', body: 'b' })
      expect((await post('/303')).text()).toBe('GET ')
      expect((await post('/307')).text()).toBe('POST b')
    })
  })

  describe('a host that asks to wait', () => {
    test.each([
      ['seconds', '7'],
      ['a date', 'Sun, 22 Nov 2026 12:00:07 GMT'],
    ])('in %s gets no request before, whoever asks', async (_, header) => {
      let asked = 0
      const base = await httpServer((_, response) => {
        asked += 1
        response.writeHead(asked === 1 ? 429 : 200, asked === 1 ? { 'Retry-After': header } : {}).end()
      })
      const clock = new FakeClock('2026-11-22T12:00:00Z')
      const http = client(clock)
      expect(await http.send({ url: base })).toMatchObject({ status: 429 })
      await expect(http.send({ url: `${base}/other`, source: 'Bourse' })).rejects.toMatchObject({
        code: 'source_rate_limited',
        params: { source: 'Bourse', seconds: 7 },
      })
      await expect(http.stream({ url: base })).rejects.toMatchObject({ code: 'source_rate_limited' })
      expect(asked).toBe(1)
      clock.pass(7000)
      expect(await http.send({ url: base })).toMatchObject({ status: 200 })
    })
  })

  describe('a stream', () => {
    test('brings the body in pieces, larger than any limit of a whole answer', async () => {
      const base = await httpServer((_, response) => response.end(Buffer.alloc(30_000_000)))
      const { status, body } = await client().stream({ url: base })
      expect([status, await drained(body)]).toEqual([200, 30_000_000])
    })

    test('that falls silent is given up', async () => {
      const base = await httpServer((_, response) => void response.write('start'))
      const { body } = await client().stream({ url: base, timeoutMs: 60 })
      await expect(drained(body)).rejects.toMatchObject({ code: 'source_timeout' })
    })

    test('may take longer than its timeout while it flows', async () => {
      const base = await httpServer((_, response) => {
        let left = 12
        const drip = setInterval(() => {
          left -= 1
          response.write('.')
          if (left === 0) response.end()
        }, 25)
        response.on('close', () => clearInterval(drip))
      })
      const { body } = await client().stream({ url: base, timeoutMs: 250 })
      expect(await drained(body)).toBe(12)
    })

    test('cut short by the server throws', async () => {
      const base = await rawServer((socket) =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf'),
      )
      const { body } = await client().stream({ url: base })
      await expect(drained(body)).rejects.toMatchObject({ code: 'source_unreachable' })
    })

    test('left by its reader lets the connection go', async () => {
      const closed = Promise.withResolvers<void>()
      const base = await httpServer((_, response) => {
        response.on('close', () => closed.resolve())
        response.write('x'.repeat(100_000))
      })
      const { body } = await client().stream({ url: base })
      for await (const _ of body) break
      await closed.promise
    })
  })

  describe('a file: address', () => {
    test('answers 200 with the file', async () => {
      const path = join(tempFolder(), 'é data.json')
      writeFileSync(path, '{"a":1}')
      const reply = await client().send({ url: pathToFileURL(path).href })
      expect([reply.status, reply.json()]).toEqual([200, { a: 1 }])
    })

    test('answers 404 without a file, and for a folder', async () => {
      const folder = tempFolder()
      expect(await client().send({ url: pathToFileURL(join(folder, 'none')).href })).toMatchObject({
        status: 404,
      })
      expect(await client().send({ url: pathToFileURL(folder).href })).toMatchObject({ status: 404 })
    })

    test('may be relative to the working folder', async () => {
      expect((await client().send({ url: 'file:package.json' })).json()).toMatchObject({ name: 'vigie' })
    })

    test('is held to the size limit', async () => {
      const path = join(tempFolder(), 'large')
      writeFileSync(path, Buffer.alloc(1000))
      const sending = client().send({ url: pathToFileURL(path).href, maxBytes: 999 })
      await expect(sending).rejects.toMatchObject({ code: 'source_malformed' })
    })
  })
}
