/** A connection that stays open, on which both sides send messages. */
import type { LocalizableMessage } from '../../../shared/errors.ts'

/** What happens on a connection. `closed` is called once, and nothing after it. */
export interface ChannelListener {
  readonly message: (text: string) => void
  /** Something arrived, a ping included: the other side is there. */
  readonly heard: () => void
  readonly closed: (reason: LocalizableMessage) => void
}

/** An open connection, or one that is being opened. */
interface MessageChannel {
  /** Does nothing while the connection is not open. */
  send(text: string): void
  /** Ends the connection; the listener is not called any more. */
  close(): void
}

/** Port: opens a connection for messages (WebSocket, RFC 6455). The other side's pings are answered. */
export type OpenChannel = (url: string, listener: ChannelListener) => MessageChannel
