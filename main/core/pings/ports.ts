/** Ports of pings: the services that listen for signs of life. */
import type { PingDefinition } from '../../../shared/ping.ts'

/** What a call says: work began, ended well or badly, or only a line for the record. */
export interface LifeSign {
  readonly is: 'start' | 'success' | 'fail' | 'log'
  /** The run it is about, so that a service can pair its start and its end; null for the whole program. */
  readonly run: string | null
  /** How long the run took, ms; null if it did not end. */
  readonly durationMs: number | null
  /** For a person who looks there. */
  readonly text: string
}

/** Port: calls the service of a ping. */
export interface PingSender {
  /**
   * Returns when the service took the sign, or at once if its style has no call for it.
   * @throws VigieError ping_refused if it will never take it | ping_not_found | ping_unavailable | delivery_* | source_rate_limited; none of
   * them contains the address
   */
  send(target: string, definition: PingDefinition, sign: LifeSign, signal: AbortSignal): Promise<void>
}
