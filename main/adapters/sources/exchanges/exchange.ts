/** What an exchange is: one object in one file, and one line in `index.ts`. */
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { ArchiveRequest, BatchPort, PageRequest } from '../../../core/jobs/trades/ports.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Delay } from '../../../core/ports/delay.ts'
import type { HttpClient } from '../../../core/ports/http.ts'

export interface ExchangeDeps {
  readonly http: HttpClient
  readonly clock: Clock
  readonly delay: Delay
}

/** What an exchange is connected with: the addresses are those of the owner's settings, or the usual ones. */
export interface ExchangeAccess extends ExchangeDeps {
  /** Returns the base address of the REST API, without a slash at its end. */
  readonly api: (settings: TradesSettings) => string
  /** Returns the base address of the archives; empty if the exchange has none. */
  readonly archives: (settings: TradesSettings) => string
}

/** How trades are read from an exchange. @throws (from its methods) VigieError source_* | trades_* */
interface ExchangeConnection {
  readonly pages: (request: PageRequest) => AsyncIterable<BatchPort>
  /** Absent if the exchange has no archives of past days; every day is read from pages then. */
  readonly archive?: (request: ArchiveRequest) => Promise<{ readonly name: string }>
}

/** One exchange: its name, its usual addresses, and how it is read. */
export interface ExchangeDefinition {
  readonly name: string
  readonly api: string
  readonly archives?: string
  readonly connect: (access: ExchangeAccess) => ExchangeConnection
}
