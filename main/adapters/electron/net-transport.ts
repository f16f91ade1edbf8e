/** Electron's network stack as a transport: the system's proxy and certificates apply. */
import type { ClientRequest, IncomingMessage, Net } from 'electron'
import type { Hop, HopReply, Transport } from '../net/transport.ts'

/** Redirects are answered, not followed: the client above decides. */
export function electronTransport(net: Pick<Net, 'request'>): Transport {
  return (hop) =>
    new Promise((resolve, reject) => {
      const request = net.request({
        method: hop.method,
        url: hop.url.href,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
      })
      for (const [name, value] of Object.entries(hop.headers)) {
        // Chromium sets its own, and decompresses by itself.
        if (name !== 'accept-encoding') request.setHeader(name, value)
      }
      const abort = () => {
        request.abort()
        reject(hop.signal.reason)
      }
      hop.signal.addEventListener('abort', abort, { once: true })
      request.on('error', reject)
      request.on('redirect', (status, _method, location) => {
        request.abort()
        resolve(redirection(status, location))
      })
      request.on('response', (response) => resolve(replyOf(request, response, hop)))
      request.end(hop.body === null ? undefined : Buffer.from(hop.body))
    })
}

function redirection(status: number, location: string): HopReply {
  return { status, headers: { location }, cookies: [], body: nothing(), discard: () => undefined }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function replyOf(request: ClientRequest, response: IncomingMessage, { signal }: Hop): HopReply {
  const { 'set-cookie': cookies = [], ...headers } = response.headers
  const flat = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')])
  return {
    status: response.statusCode,
    headers: Object.fromEntries(flat),
    cookies: [cookies].flat(),
    body: chunksOf(response, signal),
    discard: () => request.abort(),
  }
}

/** Electron's response is an event emitter; what arrives before it is read waits in a queue. */
function chunksOf(response: IncomingMessage, signal: AbortSignal): AsyncIterable<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      response.on('data', (chunk) => controller.enqueue(chunk))
      response.on('end', () => controller.close())
      response.on('error', (error) => controller.error(error))
      response.on('aborted', () => controller.error(new Error('the answer was cut')))
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true })
    },
  })
}
