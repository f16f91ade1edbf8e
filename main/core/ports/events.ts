import type { VigieEvent } from '../../../shared/events.ts'

/** The bus between those who change something and those who show it. */
export interface Events {
  publish(event: VigieEvent): void
  /** Called synchronously, in order. Returns the unsubscriber. */
  subscribe(listener: (event: VigieEvent) => void): () => void
}
