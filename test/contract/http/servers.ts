/** How a client handles servers that misbehave, redirect, or ask to wait. */
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { httpServer, rawServer } from '../../servers/loopback.ts'
import type { MakeClient } from './client.ts'

export function serversContract(client: MakeClient): void {
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
        message: expect.stringContaining('more than 5 redirects'),
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

    test('keeps the cookies that were set on the way: sent to the same site, and told with the answer', async () => {
      const base = await httpServer((request, response) => {
        if (request.url === '/b') return response.end(request.headers.cookie)
        return response.writeHead(302, { Location: '/b', 'Set-Cookie': ['a=2; Path=/', 'b=3'] }).end()
      })
      const reply = await client().send({ url: `${base}/a`, headers: { Cookie: 'a=1; c=4' } })
      expect(reply.text()).toBe('a=2; c=4; b=3')
      expect(reply.cookies).toEqual(['a=2; Path=/', 'b=3'])
    })

    test('gives cookies set on the way to no other site', async () => {
      const other = await httpServer((request, response) => response.end(request.headers.cookie ?? 'none'))
      const base = await httpServer((_, response) =>
        response.writeHead(302, { Location: other, 'Set-Cookie': 'a=1' }).end(),
      )
      const reply = await client().send({ url: base })
      expect([reply.text(), reply.cookies]).toEqual(['none', []])
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
        response
          .writeHead(
            asked === 1 ? 429 : 200,
            asked === 1 ? { 'Retry-After': header, Date: 'Sun, 22 Nov 2026 12:00:00 GMT' } : {},
          )
          .end()
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
}
