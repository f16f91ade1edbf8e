/** The bus of live events, with a memory so that a listener who lost its connection can go on where it was. */
import type { VigieEvent } from '../../../shared/events.ts'
import type { Events } from '../ports/events.ts'

export interface NumberedEvent {
  readonly id: string
  readonly event: VigieEvent
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
  const listeners = new Set<(event: VigieEvent) => void>()
  const waiting = new Set<() => void>()
  const remembered: NumberedEvent[] = []
  let count = 0

  const idOf = (number: number) => `${epoch}-${number}`

  function publish(event: VigieEvent): void {
    count += 1
    remembered.push({ id: idOf(count), event })
    if (remembered.length > memory) remembered.shift()
    for (const listener of [...listeners]) listener(event)
    for (const wake of [...waiting]) wake()
  }

  /** The number of the last event a listener knows, or null where that is beyond the memory. */
  function known(lastEventId: string): number | null {
    const [, number] = lastEventId.startsWith(`${epoch}-`) ? lastEventId.split(`${epoch}-`) : []
    const position = Number(number)
    const reachable = Number.isInteger(position) && position <= count && position >= count - remembered.length
    return reachable ? position : null
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
      if (position === null || position < count - remembered.length) {
        position = count
        yield { id: idOf(position), event: { type: 'reset' } }
        continue
      }
      const next: NumberedEvent | undefined = remembered[remembered.length - (count - position)]
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
    stream: (lastEventId, signal) => from(lastEventId === undefined ? count : known(lastEventId), signal),
  }
}
