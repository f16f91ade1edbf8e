/**
 * A WebSocket server on loopback (RFC 6455): it sends trades, pings, answers texts as Binance does or as another exchange,
 * and closes with a number. `test/adapters/net/web-socket.test.ts` tries it with Node's own client too.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface StreamServer {
  /** `ws://…` or `wss://…` */
  readonly url: string
  /** Paths with their queries, one for each connection. */
  readonly opened: readonly string[]
  /** Texts of the clients. */
  readonly texts: readonly string[]
  /** Payloads of pongs. */
  readonly pongs: readonly string[]
  /** Numbers with which clients closed. */
  readonly closes: readonly number[]
  /** Whether it answers texts. */
  answers: boolean
  /** Status with which it refuses connections; null accepts them. */
  refusal: number | null
  /** Whether it takes the handshake for another one's. */
  wrongKey: boolean
  /** Sends to every client. */
  send(text: string): void
  ping(payload: string): void
  close(code: number, words?: string): void
  /** Cuts every connection. */
  drop(): void
  /** Sends these very bytes. */
  raw(bytes: Buffer): void
}

/** Answers a text of a client; null: with nothing. */
export type StreamReply = (text: string) => string | null

/** Binance lists the subscriptions of a connection. */
const listed: StreamReply = (text) => {
  const { method, id } = JSON.parse(text) as { method: string; id: number }
  return method === 'LIST_SUBSCRIPTIONS' ? JSON.stringify({ result: [], id }) : null
}

interface StreamOptions {
  readonly secure?: boolean
  readonly reply?: StreamReply
}

/** @returns a server that ends with the test */
export async function streamServer({
  secure = false,
  reply = listed,
}: StreamOptions = {}): Promise<StreamServer> {
  const sockets = new Set<Socket>()
  const opened: string[] = []
  const texts: string[] = []
  const pongs: string[] = []
  const closes: number[] = []
  const write = (bytes: Buffer) => {
    for (const socket of sockets) socket.write(bytes)
  }
  const pem = (name: string) => readFileSync(join(import.meta.dirname, 'certificates', name))
  const http = secure
    ? createSecureServer({ cert: pem('server.pem'), key: pem('server-key.pem') })
    : createServer()
  http.on('request', (_, response) => response.end('no stream'))
  http.on('upgrade', (request, socket) => {
    if (server.refusal !== null) {
      socket.end(`HTTP/1.1 ${server.refusal} Refused\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const key = `${server.wrongKey ? 'x' : ''}${request.headers['sec-websocket-key']}`
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    opened.push(request.url ?? '')
    sockets.add(socket as Socket)
    socket.on('close', () => sockets.delete(socket as Socket))
    socket.on('error', () => {})
    let rest = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes])
      for (let frame = unmasked(rest); frame !== null; frame = unmasked(rest)) {
        rest = rest.subarray(frame.length)
        hear(frame.opcode, frame.payload)
      }
    })
  })
  const hear = (opcode: number, payload: Buffer) => {
    if (opcode === 10) pongs.push(payload.toString())
    if (opcode === 8) {
      closes.push(payload.readUInt16BE(0))
      for (const socket of sockets) socket.end(frameOf(8, payload))
    }
    if (opcode !== 1) return
    const text = payload.toString()
    texts.push(text)
    const answer = server.answers ? reply(text) : null
    if (answer !== null) write(frameOf(1, Buffer.from(answer)))
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    http.closeAllConnections()
    http.close()
  })
  const server: StreamServer = {
    url: `${secure ? 'wss' : 'ws'}://127.0.0.1:${(http.address() as AddressInfo).port}`,
    opened,
    texts,
    pongs,
    closes,
    answers: true,
    refusal: null,
    wrongKey: false,
    send: (text) => write(frameOf(1, Buffer.from(text))),
    ping: (payload) => write(frameOf(9, Buffer.from(payload))),
    close: (code, words = '') => {
      const payload = Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(words)])
      write(frameOf(8, payload))
    },
    drop: () => {
      for (const socket of sockets) socket.destroy()
    },
    raw: write,
  }
  return server
}

/** Returns one frame of a server. @param last whether it ends its message */
export function frameOf(opcode: number, payload: Buffer, last = true): Buffer {
  const { length } = payload
  const first = (last ? 0x80 : 0) | opcode
  if (length < 126) return Buffer.concat([Buffer.from([first, length]), payload])
  const head = Buffer.alloc(length < 65_536 ? 4 : 10)
  head[0] = first
  head[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) head.writeUInt16BE(length, 2)
  else head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** Returns the first frame of a client, and its length; null if it is not whole. Clients here send short ones. */
function unmasked(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  if (bytes.length < 6) return null
  const size = (bytes[1] as number) & 0x7f
  const length = 6 + size
  if (bytes.length < length) return null
  const mask = bytes.subarray(2, 6)
  const payload = Buffer.from(bytes.subarray(6, length).map((byte, i) => byte ^ (mask[i % 4] as number)))
  return { opcode: (bytes[0] as number) & 0x0f, payload, length }
}
