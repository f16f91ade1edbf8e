/** Streamed bodies, and files that answer like servers. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { httpServer, rawServer } from '../../servers/loopback.ts'
import type { MakeClient } from './client.ts'

/** Reads a body to its end. @returns its length in bytes */
async function drained(body: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0
  for await (const chunk of body) length += chunk.byteLength
  return length
}

export function bodiesContract(client: MakeClient): void {
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
