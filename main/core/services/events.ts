/** The bus of live events, with a memory so that a listener who lost its connection can go on where it was. */
import type { Events, UnlocalizedEvent } from '../ports/events.ts'

/** An event with the id that a listener goes on from. */
export interface NumberedEvent {
  readonly id: string
  readonly event: UnlocalizedEvent
}

export interface EventBus extends Events {
  /**
   * Events from now on, after what was missed since `lastEventId`. One `reset` comes first where the memory no
   * longer reaches back that far, and in the middle where this listener was too slow. Ends with the signal.
   */
  stream(lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<NumberedEvent, void>
}

/** How many events are remembered, and how many may wait for one slow listener. */
const MEMORY = 1000

/** @param epoch tells this process from those before it, so that their event ids are not mistaken for its own */
export function createEventBus(epoch: string, memory: number = MEMORY): EventBus {
  const listeners = new Set<(event: UnlocalizedEvent) => void>()
  const waiting = new Set<() => void>()
  const recent = new Recent(epoch, memory)

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
    // The place in the stream is taken now, not when the first event is asked for.
    stream: (lastEventId, signal) =>
      from(lastEventId === undefined ? recent.count : recent.positionOf(lastEventId), signal),
  }
}

/** The last events. A position is how many had been published when an event was: its own number, from 1. */
class Recent {
  readonly #epoch: string
  readonly #most: number
  readonly #events: NumberedEvent[] = []
  #count = 0

  constructor(epoch: string, most: number) {
    this.#epoch = epoch
    this.#most = most
  }

  /** Published so far, also what is forgotten: the position of the newest. */
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

  /** Whether events after a position are gone already. */
  hasForgotten(position: number): boolean {
    return position < this.#count - this.#events.length
  }

  /** The event after a position that is not forgotten; undefined after the newest. */
  after(position: number): NumberedEvent | undefined {
    return this.#events[this.#events.length - (this.#count - position)]
  }

  /** The position of the last event a listener knows, or null where that is beyond the memory. */
  positionOf(id: string): number | null {
    const [, number] = id.startsWith(`${this.#epoch}-`) ? id.split(`${this.#epoch}-`) : []
    const position = Number(number)
    const reachable = Number.isInteger(position) && position <= this.#count && !this.hasForgotten(position)
    return reachable ? position : null
  }
}
