/** Between Node's server and an endpoint: reads requests, and writes answers in one piece unless they are streams. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Answer } from './answer.ts'
import { problem } from './problem.ts'
import { type ReceivedRequest, requestOf } from './request.ts'
import { createTurns } from './turns.ts'

/** How long a caller may go on sending after its answer, ms. */
const PATIENCE_MS = 500

/** Answers any request, errors included; the connection of one that throws is closed. `caller` is the address of who sends it. */
export type HttpHandler = (request: ReceivedRequest, caller: string) => Promise<Answer>

/** @param language of what cannot be read as a request, and so names none */
export function listenerFor(handler: HttpHandler, language: () => Language): RequestListener {
  const turn = createTurns()
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    await turn()
    let request: ReceivedRequest
    try {
      request = requestOf(incoming, outgoing)
    } catch (error) {
      if (!(error instanceof VigieError)) throw error
      return write(problem(error, language(), randomUUID()), outgoing)
    }
    await write(await handler(request, incoming.socket.remoteAddress ?? 'local'), outgoing)
    if (!incoming.complete) hangUpSoon(incoming)
  }
  return (incoming, outgoing) => void answer(incoming, outgoing).catch(() => outgoing.destroy())
}

/** Who still sends a body that nobody wants has time to read why. */
function hangUpSoon(incoming: IncomingMessage): void {
  const hangUp = () => {
    if (!incoming.complete) incoming.destroy()
  }
  const patience = setTimeout(hangUp, PATIENCE_MS).unref()
  incoming.once('close', () => clearTimeout(patience)).resume()
}

async function write({ status, headers, body }: Answer, outgoing: ServerResponse): Promise<void> {
  if (body instanceof ReadableStream) return writeStream(status, headers, body, outgoing)
  if (status === 304 || status === 204) outgoing.writeHead(status, headers).end()
  else {
    const length = typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0)
    outgoing.writeHead(status, { ...headers, 'content-length': String(length) }).end(body ?? undefined)
  }
}

async function writeStream(
  status: number,
  headers: Answer['headers'],
  body: ReadableStream,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.writeHead(status, headers).flushHeaders()
  // Who has gone away hears no error, and one of the stream ends the connection.
  await pipeline(Readable.fromWeb(body as NodeStream), outgoing).catch(() => outgoing.destroy())
}
