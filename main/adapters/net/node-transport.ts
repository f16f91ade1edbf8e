/** Node's own network stack, with the machine's certificates and the usual proxy variables: for headless. */

import type { Agent as HttpAgent, IncomingMessage } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import { pipeline, type Readable, type Transform } from 'node:stream'
import * as tls from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import { authorities } from './authorities.ts'
import { http, https } from './node-http.ts'
import type { HttpTransport, TransportReply, TransportRequest } from './transport.ts'

/** The owner's network settings, which only the headless program uses. */
export interface NetworkSettings {
  /** `http://host:port`; if empty, the environment decides. */
  readonly proxy: string
  /** A PEM file of additional authorities; empty for none. */
  readonly ca_file: string
}

const decompressors: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
}

/** Returns the variables that Node's agents read; a proxy from the settings replaces those of the environment. */
export function proxyVariables(proxy: string, environment: ProcessEnvironment): NodeJS.ProcessEnv {
  const pick = (name: string) => environment[name.toLowerCase()] ?? environment[name]
  const found = {
    HTTP_PROXY: proxy || pick('HTTP_PROXY'),
    HTTPS_PROXY: proxy || pick('HTTPS_PROXY') || pick('ALL_PROXY'),
    NO_PROXY: pick('NO_PROXY'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''))
}

interface Agents {
  readonly key: string
  readonly plain: HttpAgent
  /** Created when first needed, once for all connections: reading the machine's certificates takes a moment. */
  secure(): HttpsAgent
}

/** Opens connections with the proxy and the authorities of the settings. */
export function createAgents(settings: NetworkSettings, environment: ProcessEnvironment): Agents {
  const common = { keepAlive: true, maxSockets: 16, proxyEnv: proxyVariables(settings.proxy, environment) }
  let secure: HttpsAgent | null = null
  return {
    key: JSON.stringify(settings),
    plain: new http.Agent(common),
    secure: () => {
      secure ??= new https.Agent({ ...common, secureContext: trusting(settings) })
      return secure
    },
  }
}

function trusting(settings: NetworkSettings): tls.SecureContext {
  return tls.createSecureContext({ ca: authorities(settings.ca_file) })
}

function decompressed(response: IncomingMessage): Readable {
  const create = decompressors[response.headers['content-encoding']?.trim().toLowerCase() ?? '']
  if (create === undefined) return response
  // The callback only prevents a second throw: the reader of the result gets the error.
  return pipeline(response, create(), () => {})
}

function reply(response: IncomingMessage): TransportReply {
  const { 'set-cookie': cookies = [], ...headers } = response.headers
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)])
  const body = decompressed(response)
  const discard = () => void response.destroy()
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(texts), cookies, body, discard }
}

/** Methods that change nothing at the server: a second request does no harm (RFC 9110 9.2.1, RFC 4918, RFC 3253). */
const SAFE: readonly TransportRequest['method'][] = ['GET', 'HEAD', 'PROPFIND', 'REPORT']

const isCut = (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' || error.code === 'EPIPE'

/**
 * Sends a request. The server may close an idle connection just as a request goes out on it, and nothing is wrong with
 * either: a read is then repeated (Node, "request.reusedSocket"). Each such failure ends one kept connection, so the
 * last attempt has a new one.
 */
function open(hop: TransportRequest, agents: Agents): Promise<TransportReply> {
  const { url, method, headers, body, signal } = hop
  const secure = url.protocol === 'https:'
  const agent = secure ? agents.secure() : agents.plain
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, { method, headers, agent, signal })
    let answered = false
    request.on('error', (error) => {
      const repeat = !answered && request.reusedSocket && isCut(error) && SAFE.includes(method)
      if (repeat) open(hop, agents).then(resolve, reject)
      else reject(error)
    })
    request.on('response', (response) => {
      answered = true
      resolve(reply(response))
    })
    request.end(body ?? undefined)
  })
}

/**
 * @param settings read at each request: a change takes effect at the next one
 * @throws (the transport) VigieError invalid_input naming network.ca_file if that cannot be read
 */
export function createNodeTransport(
  settings: () => NetworkSettings,
  environment: ProcessEnvironment,
): HttpTransport {
  let agents: Agents | null = null
  return async (hop) => {
    const { proxy, ca_file } = settings()
    if (agents?.key !== JSON.stringify({ proxy, ca_file }))
      agents = createAgents({ proxy, ca_file }, environment)
    return open(hop, agents)
  }
}
