import type { VigieEvent } from '../../../shared/events.ts'
import type { KeptRun } from '../../../shared/run.ts'

/** An event before the languages of its readers are known. */
export type KeptEvent = Exclude<VigieEvent, { type: 'run' }> | { readonly type: 'run'; readonly run: KeptRun }

/** The bus between those who change something and those who show it. */
export interface Events {
  publish(event: KeptEvent): void
  /** Called synchronously, in order. Returns the unsubscriber. */
  subscribe(listener: (event: KeptEvent) => void): () => void
}
