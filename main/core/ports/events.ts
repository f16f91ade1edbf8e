import type { VigieEvent } from '../../../shared/events.ts'
import type { UnlocalizedRun } from '../../../shared/run.ts'

/** An event before it is localized. */
export type UnlocalizedEvent =
  | Exclude<VigieEvent, { type: 'run' }>
  | { readonly type: 'run'; readonly run: UnlocalizedRun }

/** Port: the event bus between those who change something and those who show it. */
export interface Events {
  publish(event: UnlocalizedEvent): void
  /** Called synchronously, in order. Returns a function that unsubscribes. */
  subscribe(listener: (event: UnlocalizedEvent) => void): () => void
}
