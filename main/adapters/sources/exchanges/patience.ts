/** Waits for an exchange that asks to wait, within the request: what was read so far is not lost to a retry. */
import { VigieError } from '../../../../shared/errors.ts'
import type { SymbolRequest } from '../../../core/jobs/trades/exchange-trade.ts'
import type { HostPace } from '../../../core/net/pace.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Delay } from '../../../core/ports/delay.ts'

/** A longer wait ends the work on the day: it is tried again at a later run. */
const LONGEST_WAIT_SECONDS = 900
/** How often one request is refused in a row before the work on the day ends. */
const MOST_REFUSALS = 5

export interface HostPatience {
  readonly pace: HostPace
  readonly clock: Clock
  readonly delay: Delay
}

/** Sends a request at the pace of its host. @throws what `ask` throws; source_rate_limited after too many refusals */
export async function patiently<T>(
  { pace, clock, delay }: HostPatience,
  { signal, waiting }: SymbolRequest,
  ask: () => Promise<T>,
): Promise<T> {
  for (let refusals = 0; ; refusals++) {
    await pace.take(signal, waiting)
    try {
      return await ask()
    } catch (error) {
      const seconds = secondsToWait(error)
      if (seconds === null || seconds > LONGEST_WAIT_SECONDS || refusals >= MOST_REFUSALS) throw error
      pace.rest(seconds * 1000)
      waiting?.(clock.now() + seconds * 1000)
      await delay(seconds * 1000, signal)
    }
  }
}

/** Returns the wait that an error asks for; null if it is another error. */
function secondsToWait(error: unknown): number | null {
  if (!(error instanceof VigieError) || error.code !== 'source_rate_limited') return null
  return Number(error.params.seconds)
}
