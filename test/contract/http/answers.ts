/** How a client handles answers, and what it sends. */
import { text } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { httpServer, rawServer } from '../../servers/loopback.ts'
import type { MakeClient } from './client.ts'

export function answersContract(client: MakeClient): void {
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
          message: expect.stringContaining(
            'Bourse sent an answer that cannot be read: not JSON but "<html>Acc',
          ),
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

    test('of a caller who has left already asks nobody', async () => {
      let asked = 0
      const base = await httpServer((_, response) => {
        asked += 1
        response.end('late')
      })
      const signal = AbortSignal.abort(new Error('enough'))
      await expect(client().send({ url: base, signal })).rejects.toThrow('enough')
      expect(asked).toBe(0)
    })
  })
}
