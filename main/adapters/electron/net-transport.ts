/** Electron's network stack as a transport: the system's proxy and certificates apply. */
import type { ClientRequest, IncomingMessage, Net } from 'electron'
import type { HttpTransport, TransportReply } from '../net/transport.ts'

/** Returns redirects without following them: the client decides. */
export function electronTransport(net: Pick<Net, 'request'>): HttpTransport {
  return (hop) =>
    new Promise((resolve, reject) => {
      // An already aborted signal fires no event.
      hop.signal.throwIfAborted()
      const request = net.request({
        method: hop.method,
        url: hop.url.href,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
      })
      for (const [name, value] of Object.entries(hop.headers)) {
        // Chromium sets its own, and decompresses.
        if (name !== 'accept-encoding') request.setHeader(name, value)
      }
      const abort = () => {
        request.abort()
        reject(hop.signal.reason)
      }
      hop.signal.addEventListener('abort', abort, { once: true })
      request.on('error', reject)
      request.on('redirect', (status, _method, location, headers) => {
        request.abort()
        resolve(redirection(status, location, headers['set-cookie'] ?? []))
      })
      request.on('response', (response) => resolve(replyOf(request, response)))
      request.end(hop.body === null ? undefined : Buffer.from(hop.body))
    })
}

function redirection(status: number, location: string, cookies: readonly string[]): TransportReply {
  return { status, headers: { location }, cookies, body: nothing(), discard: () => undefined }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function replyOf(request: ClientRequest, response: IncomingMessage): TransportReply {
  const { 'set-cookie': cookies = [], ...headers } = response.headers
  const flat = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')])
  return {
    status: response.statusCode,
    headers: Object.fromEntries(flat),
    cookies: [cookies].flat(),
    body: chunksOf(request, response),
    discard: () => request.abort(),
  }
}

/**
 * Electron's message is a readable stream, although its types only say that it emits events: read as a
 * stream, it slows the network down to the reader's pace. If the reader stops, the request ends.
 */
async function* chunksOf(request: ClientRequest, response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* response as unknown as AsyncIterable<Uint8Array>
  } finally {
    request.abort()
  }
}
