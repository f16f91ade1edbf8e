/** What a market source is: one object in one file, and one line in `market-sources.ts`. */
import type { MarketSourceId } from '../../../shared/kinds/fear-greed.ts'
import type { MarketSource } from '../../core/jobs/fear-greed/ports.ts'
import type { SourceDeps } from './answer.ts'

/** One market source. */
export interface MarketSourceDefinition {
  readonly id: MarketSourceId
  /** Its usual address, unless the settings name another; null if only the settings can name one. */
  readonly address: string | null
  /** @throws (from the returned function) VigieError source_* */
  readonly connect: (deps: SourceDeps) => MarketSource['fetch']
}

/** A source behind the port; makes no request yet. */
export function connectSource({ id, connect }: MarketSourceDefinition, deps: SourceDeps): MarketSource {
  return { id, fetch: connect(deps) }
}
