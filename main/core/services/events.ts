/** The bus of live events, with a memory so that a reconnecting listener can continue. */
import type { Events, UnlocalizedEvent } from '../ports/events.ts'
import type { Caller, StreamEvent } from './operation.ts'

/** An event with its number, from which a reader can continue after a lost connection. */
export type NumberedEvent = StreamEvent<UnlocalizedEvent>

/** The events of this process: published by services, streamed to listeners. */
export interface EventBus extends Events {
  /**
   * Streams events from now on, after those missed since `lastEventId`. Sends `reset` first if the memory
   * does not reach back that far, and later if this listener was too slow. Ends with the signal.
   */
  stream(input: unknown, caller: Pick<Caller, 'lastEventId' | 'signal'>): AsyncGenerator<NumberedEvent, void>
}

/** Number of events remembered, and the maximum waiting for one slow listener. */
const MEMORY = 1000

/** @param epoch identifies this process, so that event ids of earlier ones are not mistaken for its own */
export function createEventBus(epoch: string, memory: number = MEMORY): EventBus {
  const listeners = new Set<(event: UnlocalizedEvent) => void>()
  const waiting = new Set<() => void>()
  const recent = new RecentEvents(epoch, memory)

  function publish(event: UnlocalizedEvent): void {
    recent.add(event)
    for (const listener of [...listeners]) listener(event)
    for (const wake of [...waiting]) wake()
  }

  const nextPublished = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      waiting.add(done)
      signal.addEventListener('abort', done)
    })

  async function* from(start: number | null, signal: AbortSignal): AsyncGenerator<NumberedEvent, void> {
    let position = start
    while (!signal.aborted) {
      if (position === null || recent.hasForgotten(position)) {
        position = recent.count
        yield { id: recent.idOf(position), event: { type: 'reset' } }
        continue
      }
      const next = recent.after(position)
      if (next === undefined) await nextPublished(signal)
      else {
        position += 1
        yield next
      }
    }
  }

  return {
    publish,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    // The position is fixed now, not when the first event is requested.
    stream: (_, { lastEventId, signal }) =>
      from(lastEventId === undefined ? recent.count : recent.positionOf(lastEventId), signal),
  }
}

/** The last events. The position of an event is the number of events published up to and including it. */
class RecentEvents {
  readonly #epoch: string
  readonly #most: number
  readonly #events: NumberedEvent[] = []
  #count = 0

  constructor(epoch: string, most: number) {
    this.#epoch = epoch
    this.#most = most
  }

  /** Number of events published, including forgotten ones: the position of the newest. */
  get count(): number {
    return this.#count
  }

  idOf(position: number): string {
    return `${this.#epoch}-${position}`
  }

  add(event: UnlocalizedEvent): void {
    this.#count += 1
    this.#events.push({ id: this.idOf(this.#count), event })
    if (this.#events.length > this.#most) this.#events.shift()
  }

  /** Whether events after a position have been forgotten. */
  hasForgotten(position: number): boolean {
    return position < this.#count - this.#events.length
  }

  /** Returns the event after a position that is not forgotten; undefined after the newest. */
  after(position: number): NumberedEvent | undefined {
    return this.#events[this.#events.length - (this.#count - position)]
  }

  /** Returns the position of the last event a listener knows, or null if it is outside the memory. */
  positionOf(id: string): number | null {
    const [, number] = id.startsWith(`${this.#epoch}-`) ? id.split(`${this.#epoch}-`) : []
    const position = Number(number)
    const reachable = Number.isInteger(position) && position <= this.#count && !this.hasForgotten(position)
    return reachable ? position : null
  }
}
