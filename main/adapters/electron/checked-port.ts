/** A port that only lets requests through: what cannot be decoded is refused before anything else sees it. */
import { decodeRequestMessage } from '@orpc/standard-server-peer'
import type { MessageEvent, MessagePortMain } from 'electron'

type Encoded = Parameters<typeof decodeRequestMessage>[0]

/** What oRPC needs of a port. */
export interface CheckedPort {
  postMessage(message: unknown): void
  on(event: string, listener: (event?: { data: unknown }) => void): void
}

/** Messages keep their order: a cancel never overtakes the request it belongs to. */
export function checkedPort(
  port: Pick<MessagePortMain, 'postMessage' | 'on'>,
  refused: (error: unknown) => void,
): CheckedPort {
  let before = Promise.resolve()
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event, listener) => {
      if (event === 'close') port.on('close', () => listener())
      if (event !== 'message') return
      port.on('message', (received: MessageEvent) => {
        before = before.then(() => check(received.data)).then(() => listener(received), refused)
      })
    },
  }
}

/** Texts and bytes are what the panel sends; anything else did not come from it. */
async function check(data: unknown): Promise<void> {
  if (typeof data !== 'string' && !(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) {
    throw new TypeError('a message is text or bytes')
  }
  await decodeRequestMessage(data as Encoded)
}
