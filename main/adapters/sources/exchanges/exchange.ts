/** What an exchange is: one object in one file, and one line in `index.ts`. */
import type { Dataset, TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { LiveSource } from '../../../core/jobs/trades/live/live-source.ts'
import type { ArchiveForm, ExchangeSource } from '../../../core/jobs/trades/ports.ts'
import type { RateLimit } from '../../../core/net/pace.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Delay } from '../../../core/ports/delay.ts'
import type { HttpClient } from '../../../core/ports/http.ts'
import type { HostPatience } from './patience.ts'

/** What reading an exchange needs. */
export interface ExchangeDeps {
  readonly http: HttpClient
  readonly clock: Clock
  readonly delay: Delay
}

/** What an exchange is connected with: the addresses are those of the owner's settings, or the usual ones. */
export interface ExchangeAccess extends ExchangeDeps {
  /** Returns the patience with the host of an address: its pace is shared by all jobs. */
  readonly patience: (url: string) => HostPatience
  /** Returns the base address of the REST API, without a slash at its end. */
  readonly api: (settings: TradesSettings) => string
  /** Returns the base address of the archives; empty if the exchange has none. */
  readonly archives: (settings: TradesSettings) => string
  /** Returns the base address of live trades. */
  readonly streams: (settings: TradesSettings) => string
}

/** How the archives of past days are read. */
export interface ArchiveConnection {
  /** How lines are written; absent: as Binance writes those of spot. */
  readonly form?: ArchiveForm
  /** Whether ids begin anew in each archive; absent: they go on. */
  readonly numbersDaily?: boolean
  readonly archive: ExchangeSource['archive']
  readonly isCurrent: ExchangeSource['isCurrent']
  readonly between: ExchangeSource['between']
}

/** How trades are read from an exchange. @throws (from its methods) VigieError source_* | trades_* */
export interface ExchangeConnection {
  readonly pages: ExchangeSource['pages']
  /** Absent if the exchange has no archives of past days; every day is read from pages then. */
  readonly archives?: ArchiveConnection
  readonly live: LiveSource
}

/** One exchange: its name, its usual addresses, and how it is read. */
export interface ExchangeDefinition {
  readonly name: string
  /** Base address of the REST API for a data set. */
  readonly api: (dataset: Dataset) => string
  readonly archives?: string
  /** Base address of live trades of a data set. */
  readonly streams: (dataset: Dataset) => string
  /** What the hosts of its API and its archives allow, each. */
  readonly limit: RateLimit
  readonly connect: (access: ExchangeAccess) => ExchangeConnection
}
