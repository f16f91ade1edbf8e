/** How a service wants to be called. */
import type { PingStyleName } from '../../../shared/ping.ts'
import type { LifeSign } from '../../core/pings/ports.ts'

/** The call of one sign. */
interface PingCall {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string
}

/** A service as its file defines it. */
export interface PingStyle {
  readonly name: PingStyleName
  /** Null if the service has no call for this sign. @param address as the service gave it */
  readonly call: (address: URL, sign: LifeSign) => PingCall | null
}
