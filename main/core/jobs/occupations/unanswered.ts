/** Names the calls that a process which died was waiting for. */
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { dollars } from './cost.ts'
import type { CostLedger } from './ledger.ts'

/** Call once at a start, before anything is sent: whatever is reserved then belongs to a process that is gone. */
export function nameUnanswered(store: Pick<CostLedger, 'closeUnanswered'>, clock: Clock, log: Log): void {
  for (const { code, amount } of store.closeUnanswered(clock.now()))
    log.warn('A call had no answer when Vigie ended; it counts at its estimate', {
      code,
      usd: dollars(amount),
    })
}
