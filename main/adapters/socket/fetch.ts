/** `fetch` over a local socket, for the typed client: streams included. */
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { VigieError } from '../../../shared/errors.ts'
import { http } from '../net/node-http.ts'
import { type ClientPatience, PATIENCE, watchInstance } from './liveness.ts'

const GONE = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'EPIPE', 'ECONNRESET'])

/** Node calls an answer that its sender did not end an aborted one. */
async function* untilItsEnd(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* answer
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === 'ECONNRESET'
    throw isCut ? new VigieError('instance_gone', {}, { cause: error }) : error
  }
}

const whole = (answer: IncomingMessage): Readable => Readable.from(untilItsEnd(answer), { objectMode: false })

/**
 * Sends a request to the instance that listens on the socket.
 * @throws VigieError not_running_instance if there is none | instance_silent if the instance hangs; reading the answer throws
 * instance_gone if it ends before its answer does
 */
export async function fetchOverSocket(
  socketPath: string,
  ask: Request,
  patience: ClientPatience = PATIENCE,
): Promise<Response> {
  const { pathname, search } = new URL(ask.url)
  const body = ask.body === null ? null : Buffer.from(await ask.arrayBuffer())
  return new Promise((resolve, reject) => {
    let waiting: Pick<Readable, 'destroy'> | null = null
    const endWatch = watchInstance(socketPath, patience, (error) => (waiting ?? sending).destroy(error))
    const sending = http.request(
      {
        socketPath,
        path: pathname + search,
        method: ask.method,
        headers: { ...Object.fromEntries(ask.headers), host: 'localhost', connection: 'close' },
        signal: ask.signal,
      },
      (answer) => {
        const status = answer.statusCode ?? 500
        const empty = status === 204 || status === 304
        waiting = answer
        answer.on('close', endWatch)
        if (empty) answer.resume()
        const content = empty ? null : (Readable.toWeb(whole(answer)) as ReadableStream<Uint8Array>)
        resolve(new Response(content, { status, headers: headersOf(answer.headersDistinct) }))
      },
    )
    sending.on('error', (error: NodeJS.ErrnoException) => {
      endWatch()
      reject(
        GONE.has(error.code ?? '') ? new VigieError('not_running_instance', {}, { cause: error }) : error,
      )
    })
    sending.end(body ?? undefined)
  })
}

function headersOf(distinct: Readonly<Record<string, string[] | undefined>>): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(distinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}
