/**
 * A client for WebSocket (RFC 6455) over the connections of plain Node, so that proxies and certificates are those of
 * every other request. Node's own client tells nothing of pings, by which a silent connection is known to be alive.
 */
import { createHash, randomBytes } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { ChannelListener, MessageChannel, OpenChannel } from '../../core/ports/channel.ts'
import { createAgents, type NetworkSettings, type ProcessEnvironment } from './node-transport.ts'
import { networkReason } from './reasons.ts'
import { encodeFrame, FrameReader, OPCODES } from './web-socket-frames.ts'

/** What the accepted key is derived with (RFC 6455 1.3). */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** @param settings read when a connection is opened */
export function createChannels(
  settings: () => NetworkSettings,
  environment: ProcessEnvironment,
): OpenChannel {
  return (url, listener) => {
    const channel = new Channel(new URL(url), listener)
    try {
      channel.open(createAgents(settings(), environment))
    } catch (error) {
      channel.fail(error)
    }
    return channel
  }
}

class Channel implements MessageChannel {
  private socket: Socket | null = null
  private request: http.ClientRequest | null = null
  private over = false
  private readonly url: URL
  private readonly listener: ChannelListener
  private readonly frames = new FrameReader()

  constructor(url: URL, listener: ChannelListener) {
    this.url = url
    this.listener = listener
  }

  open(agents: ReturnType<typeof createAgents>): void {
    const secure = this.url.protocol === 'wss:'
    const address = new URL(this.url)
    address.protocol = secure ? 'https:' : 'http:'
    const key = randomBytes(16).toString('base64')
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': key,
      'sec-websocket-version': '13',
      'user-agent': 'Vigie',
    }
    const agent = secure ? agents.secure() : agents.plain
    const request = (secure ? https : http).request(address, { headers, agent })
    this.request = request
    request.on('error', (error) => this.fail(error))
    request.on('response', ({ statusCode: status = 0 }) => {
      this.end({ told: 'answer.status', params: { what: this.url.pathname, status } })
    })
    request.on('upgrade', ({ headers: answer }, socket, head) => {
      const accepted = createHash('sha1').update(`${key}${ACCEPT_GUID}`).digest('base64')
      if (answer['sec-websocket-accept'] === accepted) this.listen(socket as Socket, head)
      else this.end({ told: 'live.no_handshake' })
    })
    request.end()
  }

  send(text: string): void {
    this.socket?.write(encodeFrame(OPCODES.text, Buffer.from(text)))
  }

  close(): void {
    if (this.over) return
    this.socket?.write(encodeFrame(OPCODES.close, Buffer.from([0x03, 0xe8])))
    this.release()
  }

  /** Ends with an error of the network stack, or of the settings. */
  fail(error: unknown): void {
    this.end(error instanceof VigieError ? error.told : networkReason(error, this.url.host))
  }

  private listen(socket: Socket, head: Buffer): void {
    if (this.over) {
      socket.destroy()
      return
    }
    this.socket = socket
    socket.setNoDelay(true)
    socket.on('error', (error) => this.fail(error))
    socket.on('close', () =>
      this.end({ told: 'answer.cut', params: { host: this.url.host, code: 'ECONNRESET' } }),
    )
    socket.on('data', (bytes) => this.take(bytes))
    this.listener.heard()
    if (head.length > 0) this.take(head)
  }

  private take(bytes: Buffer): void {
    this.listener.heard()
    for (const frame of this.frames.take(bytes)) {
      if (this.over) return
      if (frame === null) this.end({ told: 'live.not_frames' })
      else if (frame.opcode === OPCODES.ping) this.socket?.write(encodeFrame(OPCODES.pong, frame.payload))
      else if (frame.opcode === OPCODES.close) this.end(closing(frame.payload))
      else if (frame.opcode !== OPCODES.pong) this.listener.message(frame.payload.toString('utf8'))
    }
  }

  private end(reason: LocalizableMessage): void {
    if (this.over) return
    this.release()
    this.listener.closed(reason)
  }

  private release(): void {
    this.over = true
    if (this.socket === null) this.request?.destroy()
    // What was written last, a pong or a goodbye, still goes out.
    else this.socket.destroySoon()
  }
}

/** Returns what the other side said when it closed: a number and words (RFC 6455 7.4). */
function closing(payload: Buffer): LocalizableMessage {
  const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
  const words = payload.toString('utf8', 2).trim()
  if (words === '') return { told: 'live.closed', params: { code: String(code) } }
  return { told: 'live.closed_words', params: { code: String(code), words } }
}
