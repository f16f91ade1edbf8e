/** The client of every outside request: gate, redirects, limits and charset over any network stack. */
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { HostGate } from '../../core/net/gate.ts'
import type { HttpClient, HttpReply, HttpRequest, HttpStream } from '../../core/ports/http.ts'
import { decodeText } from './charset.ts'
import { fileTransport, parseAddress } from './file-transport.ts'
import { type Limits, limitsOf } from './limits.ts'
import { isRedirect, redirected } from './redirect.ts'
import { signedIn } from './signed-in.ts'
import type { HttpTransport, TransportReply, TransportRequest } from './transport.ts'

const DEFAULT_REDIRECTS = 5
const DEFAULT_MAX_BYTES = 20_000_000

const DEFAULT_HEADERS = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Vigie' }

/** The network stack of a client, and the gate that every request passes. */
export interface HttpDeps {
  readonly transport: HttpTransport
  readonly gate: HostGate
  /** Called with the headers of each answer, by their names in lower case. */
  readonly answered?: (host: string, headers: TransportReply['headers']) => void
}

interface HttpAnswer {
  readonly url: URL
  readonly reply: TransportReply
}

function addressOf({ url, source }: HttpRequest): URL {
  try {
    return parseAddress(url)
  } catch (error) {
    const detail = { messageKey: 'answer.not_address', params: { url } } as const
    throw new VigieError('source_unreachable', { source: source ?? url, detail }, { cause: error })
  }
}

function firstHop(request: HttpRequest, address: URL, signal: AbortSignal): TransportRequest {
  const { url, headers: credentials } = signedIn(address)
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  const headers = { ...DEFAULT_HEADERS, ...credentials, ...Object.fromEntries(given) }
  return { url, method: request.method ?? 'GET', headers, body: request.body ?? null, signal }
}

/** Passes one hop through the gate; files have none. */
async function pass(
  hop: TransportRequest,
  source: string,
  { transport, gate, answered }: HttpDeps,
): Promise<TransportReply> {
  if (hop.url.protocol === 'file:') return fileTransport(hop)
  gate.pass(hop.url.host, source)
  const reply = await transport(hop)
  gate.learn(hop.url.host, reply.status, reply.headers)
  answered?.(hop.url.host, reply.headers)
  return reply
}

async function follow(
  first: TransportRequest,
  most: number,
  source: string,
  deps: HttpDeps,
): Promise<HttpAnswer> {
  let hop = first
  let cookies: readonly string[] = []
  for (let redirects = 0; ; redirects += 1) {
    const reply = await pass(hop, source, deps)
    if (!isRedirect(reply) || most === 0) {
      return { url: hop.url, reply: { ...reply, cookies: [...cookies, ...reply.cookies] } }
    }
    reply.discard()
    if (redirects === most) throw malformed(source, { messageKey: 'answer.redirects', params: { most } })
    const next = redirected(hop, reply)
    if (next === null) throw malformed(source, { messageKey: 'answer.redirect_nowhere' })
    cookies = next.url.origin === hop.url.origin ? [...cookies, ...reply.cookies] : []
    hop = next
  }
}

async function readAll({ reply }: HttpAnswer, maxBytes: number, source: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of reply.body) {
    length += chunk.byteLength
    if (length > maxBytes) {
      throw malformed(source, { messageKey: 'answer.too_long', params: { most: maxBytes } })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const malformed = (source: string, detail: LocalizableMessage, cause?: unknown) =>
  new VigieError('source_malformed', { source, detail }, { cause })

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const start = text.trimStart().slice(0, 40).replace(/\s+/g, ' ')
    throw malformed(source, { messageKey: 'answer.not_json', params: { start } }, error)
  }
}

function toReply({ url, reply }: HttpAnswer, bytes: Uint8Array, source: string): HttpReply {
  const text = () => decodeText(bytes, reply.headers['content-type'])
  return {
    status: reply.status,
    headers: reply.headers,
    cookies: reply.cookies,
    url: url.href,
    bytes,
    text,
    json: () => parseJson(text(), source),
  }
}

/** Returns the body with a time limit for each chunk. */
async function* watched(body: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      limits.pause()
      yield chunk
      limits.restart()
    }
  } catch (error) {
    throw limits.explain(error)
  } finally {
    limits.pause()
  }
}

/** @throws (from its methods) VigieError invalid_input for a CA file | source_*; the signal's reason */
export function createHttpClient(deps: HttpDeps): HttpClient {
  async function start(request: HttpRequest, limits: Limits, url: URL): Promise<HttpAnswer> {
    const hop = firstHop(request, url, limits.signal)
    return follow(hop, request.redirects ?? DEFAULT_REDIRECTS, limits.source, deps)
  }

  async function send(request: HttpRequest): Promise<HttpReply> {
    const url = addressOf(request)
    const limits = limitsOf(request, url)
    try {
      const answer = await start(request, limits, url)
      const bytes = await readAll(answer, request.maxBytes ?? DEFAULT_MAX_BYTES, limits.source)
      return toReply(answer, bytes, limits.source)
    } catch (error) {
      throw limits.explain(error)
    } finally {
      limits.pause()
    }
  }

  async function stream(request: HttpRequest): Promise<HttpStream> {
    const url = addressOf(request)
    const limits = limitsOf(request, url)
    try {
      const { url: last, reply } = await start(request, limits, url)
      limits.restart()
      const { status, headers } = reply
      const discard = () => {
        limits.pause()
        reply.discard()
      }
      return { status, headers, url: last.href, body: watched(reply.body, limits), discard }
    } catch (error) {
      limits.pause()
      throw limits.explain(error)
    }
  }

  return { send, stream }
}
