/** Port of live trades: how an exchange sends them. */
import type { PageTrade, SymbolRequest } from '../exchange-trade.ts'

/** What a message of live trades says. */
export interface LiveMessage {
  /** In order; none if it says something else. */
  readonly trades: readonly PageTrade[]
  /** Whether the exchange accepts the subscription with it. */
  readonly subscribed?: boolean
}

/** One connection for live trades. */
export interface LiveFeed {
  /** Its address. */
  readonly url: string
  /** What is sent first; null if the address says which trades are wanted. */
  readonly subscribe: string | null
  /** A message that the exchange answers, also while nothing is traded. */
  readonly probe: string
  /** How often the exchange wants to get the probe, ms; absent: it is sent after a silence only. */
  readonly probeEvery?: number
  /** @throws VigieError source_*: what the exchange says if it refuses, or what is no message of it */
  read(text: string): LiveMessage
}

/** Port: how one exchange sends trades as they happen. */
export interface LiveSource {
  /** Whether trades have the ids of pages and archives; otherwise they are numbered as they come. */
  readonly numbered: boolean
  /** Prepares a connection, with what has to be asked before. @throws VigieError source_* */
  feed(request: SymbolRequest): Promise<LiveFeed>
}
