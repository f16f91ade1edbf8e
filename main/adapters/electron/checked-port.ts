/** A port that only passes requests: anything that cannot be decoded is rejected before oRPC sees it. */
import { decodeRequestMessage } from '@orpc/standard-server-peer'
import type { MessageEvent, MessagePortMain } from 'electron'

type EncodedMessage = Parameters<typeof decodeRequestMessage>[0]

/** The part of a port that oRPC needs. */
export interface CheckedPort {
  postMessage(message: unknown): void
  on(event: string, listener: (event?: { data: unknown }) => void): void
}

/** Messages keep their order: a cancel never overtakes its request. */
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

/** The panel sends text and bytes; anything else is not from it. */
async function check(data: unknown): Promise<void> {
  if (typeof data !== 'string' && !(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) {
    throw new TypeError('a message is text or bytes')
  }
  await decodeRequestMessage(data as EncodedMessage)
}
