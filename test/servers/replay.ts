/** A loopback server that answers like a source, late or wrongly if requested. For tests and benchmarks. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface ReplayAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Uint8Array
}

/**
 * The fault: an answer of another kind, half a body as if it were all, a connection that breaks after half of the body,
 * no answer, a closed connection.
 */
export type ReplayFault = ReplayAnswer | 'truncated' | 'cut' | 'html' | 'silent' | 'reset'

export interface ReplayOptions {
  /** The delay of every answer, ms. */
  readonly latencyMs?: number
  /** An answer waits for the returned promise. */
  readonly until?: (url: URL) => Promise<unknown> | undefined
  /** Called for each request with the number of earlier requests to this path (without its query). */
  readonly fault?: (url: URL, before: number) => ReplayFault | null
}

export interface ReplayServer {
  readonly url: string
  /** All requests so far, in order. */
  readonly requests: readonly {
    readonly url: URL
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
  readonly close: () => Promise<void>
}

const HTML = '<!DOCTYPE html><html><head><title>Access denied</title></head><body>Access denied</body></html>'

/** @param answer null is a 404 */
export async function startReplay(
  answer: (url: URL, request: IncomingMessage, body: string) => ReplayAnswer | null,
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  const requests: { url: URL; headers: IncomingMessage['headers']; body: string }[] = []

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://replay')
    const before = requests.filter((other) => other.url.pathname === url.pathname).length
    const asked = { url, headers: request.headers, body: '' }
    requests.push(asked)
    const fault = options.fault?.(url, before) ?? null
    const body = await text(request)
    asked.body = body
    await options.until?.(url)
    const good = () => answer(url, request, body) ?? { status: 404, body: 'not found' }
    setTimeout(() => reply(response, fault, good), options.latencyMs ?? 0)
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function reply(response: ServerResponse, fault: ReplayFault | null, good: () => ReplayAnswer): void {
  if (fault === 'silent') return
  if (fault === 'reset') {
    response.destroy()
    return
  }
  const {
    status = 200,
    headers = {},
    body,
  } = fault === null || fault === 'truncated' || fault === 'cut' ? good() : answerOf(fault)
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  if (fault === 'cut') {
    const declared = { ...(headers as Record<string, string>), 'content-length': bytes.length }
    response.writeHead(status, declared)
    response.write(half, () => response.destroy())
    return
  }
  const sent = fault === 'truncated' ? half : bytes
  response.writeHead(status, {
    ...(headers as Record<string, string | string[]>),
    'content-length': sent.length,
  })
  response.end(sent)
}

function answerOf(fault: ReplayAnswer | 'html'): ReplayAnswer {
  return fault === 'html' ? { headers: { 'content-type': 'text/html' }, body: HTML } : fault
}

/** The firewall's page for an unknown client. */
export const FORBIDDEN: ReplayAnswer = { status: 403, headers: { 'content-type': 'text/html' }, body: HTML }

export function json(value: unknown, headers: Record<string, string> = {}): ReplayAnswer {
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}
