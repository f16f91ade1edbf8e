/** The transport of the desktop window: oRPC over a MessagePort that the preload script passes to the main process. */
import { DynamicLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { PORT_MESSAGE } from '../../shared/bridge.ts'
import { type ClientCaller, headersOf, type PanelTransport } from './transport.ts'

/** The part of a window that can pass a port to its preload script. */
export interface PortTaker {
  postMessage(message: unknown, targetOrigin: string, transfer?: Transferable[]): void
}

/** A port whose other end is closed never answers: the next call passes a new one. */
export function portTransport(taker: PortTaker, caller: ClientCaller): PanelTransport {
  let current = open(taker, caller)
  return {
    link: new DynamicLink(() => {
      if (current.isClosed()) current = open(taker, caller)
      return current.link
    }),
    close: () => current.port.close(),
  }
}

function open(taker: PortTaker, caller: ClientCaller) {
  const { port1, port2 } = new MessageChannel()
  const link = new RPCLink({ port: port1, headers: () => headersOf(caller) })
  let closed = false
  port1.addEventListener('close', () => {
    closed = true
  })
  port1.start()
  // The page's own origin is opaque if it was loaded from a file, so no narrower target can be named; the
  // preload script checks that the message comes from its own window.
  taker.postMessage(PORT_MESSAGE, '*', [port2])
  return { port: port1, link, isClosed: () => closed }
}
