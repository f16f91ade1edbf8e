/** When anyone outside this machine last answered: until then, a network that was away may still be. */
import { isLoopback } from '../../../shared/loopback.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Clock } from '../ports/clock.ts'

/** Notes the answers of outside hosts. */
export interface LastAnswer {
  /** @param host with its port, if it has one */
  readonly note: (host: string) => void
  /** Null if none has answered since the start. */
  readonly at: () => EpochMs | null
}

/** Remembers nothing beyond this process. */
export function createLastAnswer(clock: Pick<Clock, 'now'>): LastAnswer {
  let at: EpochMs | null = null
  return {
    note: (host) => {
      if (!isLoopback(host.replace(/:\d+$/, ''))) at = clock.now()
    },
    at: () => at,
  }
}
