/** What an exchange is asked with, and a trade as it answers. */
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { EpochUs } from '../../../../shared/time/units.ts'

/** What every request to an exchange needs. */
export interface SymbolRequest {
  readonly settings: TradesSettings
  readonly signal: AbortSignal
  /** Called before a wait for the exchange that the owner would notice, with its end (ms). */
  readonly waiting?: (until: number) => void
}

/** A trade of a REST page, as exact text. */
export interface PageTrade {
  readonly id: number
  readonly price: string
  readonly quantity: string
  /** Null if the exchange does not provide it; then price x quantity. */
  readonly quote: string | null
  /** Microseconds. */
  readonly time: EpochUs
  readonly buyerIsMaker: boolean
  /** Aggregate trades only. */
  readonly firstId?: number
  readonly lastId?: number
}
