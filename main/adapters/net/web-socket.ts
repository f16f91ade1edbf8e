/**
 * Connections for messages (WebSocket) over the agents of every other request, so that proxies and certificates are those
 * of the settings. Node's own client does not report pings, by which a silent connection is known to be alive.
 */
import { WebSocket } from 'ws'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { ChannelListener, OpenChannel } from '../../core/ports/channel.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import { createAgents, type NetworkSettings } from './node-transport.ts'
import { networkReason } from './reasons.ts'

/** A longer message is none of an exchange, bytes. */
const LONGEST_MESSAGE = 5_000_000

/** @param settings read when a connection is opened */
export function createChannels(
  settings: () => NetworkSettings,
  environment: ProcessEnvironment,
): OpenChannel {
  return (text, listener) => {
    const url = new URL(text)
    let socket: WebSocket | null = null
    let over = false
    const closed = (reason: LocalizableMessage) => {
      if (over) return
      over = true
      listener.closed(reason)
      socket?.terminate()
    }
    try {
      socket = connect(url, createAgents(settings(), environment))
      follow(socket, url, { ...listener, closed })
    } catch (error) {
      closed(reasonOf(error, url))
    }
    return {
      send: (message) => {
        if (socket?.readyState === WebSocket.OPEN) socket.send(message)
      },
      close: () => {
        over = true
        socket?.close(1000)
      },
    }
  }
}

function connect(url: URL, { plain, secure }: ReturnType<typeof createAgents>): WebSocket {
  return new WebSocket(url, {
    agent: url.protocol === 'wss:' ? secure() : plain,
    headers: { 'user-agent': 'Vigie' },
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
  })
}

function follow(socket: WebSocket, { host }: Pick<URL, 'host'>, listener: ChannelListener): void {
  socket.on('open', listener.heard)
  socket.on('ping', listener.heard)
  socket.on('pong', listener.heard)
  socket.on('message', (data) => {
    listener.heard()
    listener.message(String(data))
  })
  socket.on('unexpected-response', (_, { statusCode: status = 0 }) =>
    listener.closed({ messageKey: 'live.refused', params: { host, status } }),
  )
  socket.on('error', (error) => listener.closed(reasonOf(error, { host })))
  socket.on('close', (code, reason) => listener.closed(closing(code, reason.toString().trim(), host)))
}

/** What the library says of frames has a code of its own, and what it says of the handshake has none. */
function reasonOf(error: unknown, { host }: Pick<URL, 'host'>): LocalizableMessage {
  if (error instanceof VigieError) return error.localizable
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return { messageKey: 'live.no_handshake' }
  return code.startsWith('WS_ERR_') ? { messageKey: 'live.not_frames' } : networkReason(error, host)
}

/** Ended without a goodbye (RFC 6455 7.1.5). */
const NO_GOODBYE = 1006

/** Returns what the other side said when it closed: a number and words. */
function closing(code: number, words: string, host: string): LocalizableMessage {
  if (code === NO_GOODBYE) return { messageKey: 'answer.cut', params: { host, code: 'ECONNRESET' } }
  if (words === '') return { messageKey: 'live.closed', params: { code: String(code) } }
  return { messageKey: 'live.closed_words', params: { code: String(code), words } }
}
