import type { tradesContract } from '../../../../shared/contract/trades.ts'
import { createCollecting } from './collecting.ts'
import type { TradesServiceDeps } from './deps.ts'
import { createOperating } from './operating.ts'
import { createQuality } from './quality.ts'
import { createReading } from './reading.ts'

/** Operations on trade histories and their bars. */
export type TradesService = ReturnType<typeof createTradesService>

/** The service behind `trades.*` of the contract: one method per procedure. */
export function createTradesService(deps: TradesServiceDeps) {
  return {
    ...createReading(deps),
    ...createCollecting(deps),
    ...createOperating(deps),
    ...createQuality(deps),
  } satisfies Record<keyof typeof tradesContract, unknown>
}
