/** The main process's end of a channel, like Electron's: messages wait until it is started. */
import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'
import { textOf } from './wire.ts'

/** Outgoing messages of this end. */
export interface WayOut {
  readonly send: (text: string) => void
  readonly close: () => void
}

export class MainPort
  extends EventEmitter
  implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'>
{
  readonly #out: WayOut
  #waiting: string[] | null = []

  constructor(out: WayOut) {
    super()
    this.#out = out
  }

  postMessage(message: unknown): void {
    this.#out.send(textOf(message))
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const text of waiting) this.receive(text)
  }

  close(): void {
    this.#out.close()
  }

  receive(text: string): void {
    if (this.#waiting) this.#waiting.push(text)
    else this.emit('message', { data: text, ports: [] })
  }

  /** The other end was closed, or disappeared with its window. */
  end(): void {
    this.emit('close')
  }
}
