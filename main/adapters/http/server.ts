/** An HTTP server that slow or idle callers cannot block. */
import { chmodSync } from 'node:fs'
import type { Server } from 'node:http'
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { http } from '../net/node-http.ts'
import { type HttpHandler, listenerFor } from './listener.ts'
import { answerUnreadable } from './unreadable-request.ts'

/** Where to listen: a TCP address, or a local socket. */
export type ListenAddress =
  | { readonly host: string; readonly port: number }
  /** A Unix socket or a named pipe of Windows. */
  | { readonly path: string }

/** A server that listens, until it is closed. */
export interface HttpListener {
  /** The actual port if 0 was requested; 0 on a local socket. */
  readonly port: number
  /** Ends answers in flight after a moment; may be called twice. */
  close(): Promise<void>
}

const LIMITS = {
  /** From the first byte to the end of the headers, and to the end of the body. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
}
const MAX_CONNECTIONS = 1_000
/** Connections that have sent no request yet; the oldest of more give way to new ones, once they had time to send it. */
const MAX_SILENT = 200
const PATIENCE_MS = 1_000
const CLOSE_GRACE_MS = 500
/** Lower ones are the system's own on Linux and macOS. */
const FIRST_FREE_PORT = 1024

/** How long callers may take, and how they are answered. */
interface ListenOptions {
  readonly limits?: typeof LIMITS
  /** How long a connection is left alone to send its first request, ms. */
  readonly patienceMs?: number
  /** Of the answers to what cannot be read as HTTP. */
  readonly language?: () => Language
}

/**
 * Starts listening. Only its owner can use a local socket.
 * @throws VigieError port_in_use | address_unavailable | socket_unavailable
 */
export async function listen(
  handler: HttpHandler,
  place: ListenAddress,
  { limits = LIMITS, patienceMs = PATIENCE_MS, language = () => 'en' }: ListenOptions = {},
): Promise<HttpListener> {
  const server = http.createServer(limits, listenerFor(handler, language))
  server.maxConnections = MAX_CONNECTIONS
  dropSilent(server, patienceMs)
  answerUnreadable(server, language)
  await opened(server, place)
  if ('path' in place && process.platform !== 'win32') chmodSync(place.path, 0o600)
  const address = server.address() as AddressInfo | string
  return { port: typeof address === 'string' ? 0 : address.port, close: closer(server) }
}

/**
 * Callers that open connections and send nothing keep nobody else from being answered. A crowd that connects at once is
 * silent too until its requests have been read, so only patience tells the two apart.
 */
function dropSilent(server: Server, patienceMs: number): void {
  const silentSince = new Map<Socket, number>()
  const makeRoom = () => {
    const tooOld = performance.now() - patienceMs
    for (const [socket, since] of silentSince) {
      if (silentSince.size <= MAX_SILENT || since > tooOld) return
      silentSince.delete(socket)
      socket.destroy()
    }
  }
  server.on('connection', (socket: Socket) => {
    silentSince.set(socket, performance.now())
    socket.once('close', () => silentSince.delete(socket))
    makeRoom()
  })
  // Beyond the most connections a new one is refused; the next one finds room.
  server.on('drop', makeRoom)
  server.on('request', ({ socket }) => silentSince.delete(socket))
}

/** Opens a listener and closes it again. @throws VigieError port_in_use | address_unavailable */
export async function tryToListen(place: ListenAddress): Promise<void> {
  // Who happens to connect meanwhile would keep it from closing.
  const server = createServer((socket) => void socket.destroy())
  await opened(server, place)
  await new Promise((resolve) => server.close(resolve))
}

function opened(server: NetServer, place: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, place)))
    server.listen(place, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, place: ListenAddress): VigieError {
  const options = { cause: error }
  if ('path' in place)
    return new VigieError('socket_unavailable', { path: place.path, detail: systemProblem(error) }, options)
  if (error.code === 'EADDRINUSE') return new VigieError('port_in_use', { port: place.port }, options)
  const isLow = error.code === 'EACCES' && place.port < FIRST_FREE_PORT
  const detail = isLow ? ({ messageKey: 'system.low_port' } as const) : systemProblem(error)
  return new VigieError('address_unavailable', { ...place, detail }, options)
}

/** Ends idle connections at once, answers in flight and event streams after a moment. */
function closer(server: Server): () => Promise<void> {
  let closing: Promise<void> | null = null
  return () => {
    closing ??= new Promise((resolve) => {
      const hurry = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
      server.close(() => {
        clearTimeout(hurry)
        resolve()
      })
      server.closeIdleConnections()
    })
    return closing
  }
}
