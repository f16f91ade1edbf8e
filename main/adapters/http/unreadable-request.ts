/** Answers what Node cannot read as HTTP, where it would close the connection with an empty answer. */
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { http } from '../net/node-http.ts'
import { problem } from './problem.ts'

/** @param language of the sentences: what cannot be read names none */
export function answerUnreadable(server: Server, language: () => Language): void {
  server.on('clientError', (error: ParseError, socket: Socket) => {
    // An answer that has begun would be spoiled.
    if (!socket.writable || socket.bytesWritten > 0 || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const { status, headers, body } = problem(reasonOf(error), language(), randomUUID())
    const all = { ...headers, 'content-length': Buffer.byteLength(String(body)), connection: 'close' }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
  })
}

/** What Node gives of it. */
interface ParseError extends NodeJS.ErrnoException {
  readonly rawPacket?: Uint8Array
}

/** The first byte of a connection that wants TLS (RFC 8446, 5.1). */
const HANDSHAKE = 0x16

function reasonOf({ code, rawPacket }: ParseError): VigieError {
  if (rawPacket?.[0] === HANDSHAKE) return new VigieError('request_unreadable')
  if (code === 'HPE_HEADER_OVERFLOW') return new VigieError('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new VigieError('request_timeout')
  return new VigieError(code === 'HPE_INVALID_METHOD' ? 'method_unknown' : 'request_unreadable')
}
