import type { VigieEvent } from '../../../shared/events.ts'
import type { UnlocalizedRun } from '../../../shared/run.ts'

/** An event before the languages of its readers are known. */
export type UnlocalizedEvent =
  | Exclude<VigieEvent, { type: 'run' }>
  | { readonly type: 'run'; readonly run: UnlocalizedRun }

/** The bus between those who change something and those who show it. */
export interface Events {
  publish(event: UnlocalizedEvent): void
  /** Called synchronously, in order. Returns the unsubscriber. */
  subscribe(listener: (event: UnlocalizedEvent) => void): () => void
}
