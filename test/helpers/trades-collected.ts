/** Some collected days, with the trades service. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { systemRandom } from '../../main/adapters/random/system.ts'
import { createTradesKind } from '../../main/core/jobs/trades/kind.ts'
import { createOperations, type UnlocalizedOperation } from '../../main/core/jobs/trades/operations.ts'
import { createTradesService } from '../../main/core/services/trades/index.ts'
import type { TradeOperation } from '../../shared/contract/trades.ts'
import type { TradesSettings } from '../../shared/kinds/trades.ts'
import { localizeAnswer } from '../../shared/localized.ts'
import { addDays, daysFrom } from '../../shared/time/calendar-day.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { startExchange } from '../servers/exchange.ts'
import { FakeClock } from './fake-clock.ts'
import { memorySettings } from './memory-settings.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'
import { madeDay, type TestTrade } from './trade-data.ts'
import { createTradesHarness } from './trades-harness.ts'

export const START = '2024-01-26'
export const job = { job_id: 'trades' }

/** Some collected days, with the service. */
export async function collected(days: number, settings: Partial<TradesSettings> = {}, rows = 400) {
  const archives = new Map<string, TestTrade[]>()
  for (const [i, day] of daysFrom(START, addDays(START, days - 1)).entries()) {
    archives.set(day, madeDay(day, rows, 1 + i * rows))
  }
  const server = await startExchange({ archives })
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(START, days)}T12:00:00Z`)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { today: false, ...settings },
  })
  if (days > 0) await harness.run()
  const operations = createOperations({
    locks: harness.work.locks,
    clock,
    random: systemRandom,
    log: silentLog(),
    changed: () => undefined,
  })
  const definition = { ...createTradesKind(harness.work).defaults('UTC'), settings: harness.settings }
  const parts = {
    work: harness.work,
    operations,
    secrets: { get: () => null, set: () => undefined },
    live: () => null,
    settings: memorySettings({ jobs: { trades: definition } }),
  }
  const service = createTradesService({ ...parts, ...schedulerStandIn(definition) })
  const done = async (
    { operation }: { operation: UnlocalizedOperation },
    language: Language = 'en',
  ): Promise<TradeOperation> => {
    for (;;) {
      const now = service.operation(job).operation
      if (now?.id === operation.id && now.state !== 'running')
        return localizeAnswer(now, language) as TradeOperation
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const file = (day: string) => join(harness.folder, `trades/symbol=BTCUSDT/date=${day}/trades.parquet`)
  return { ...harness, server, archives, service, done, file, clock }
}

/** Jobs and runs as far as `status` uses them. */
function schedulerStandIn(definition: object) {
  const state = {
    id: 'trades',
    definition,
    state: 'idle',
    running: null,
    last_run: null,
    next_run_time: null,
  }
  return {
    jobs: { get: () => state, list: () => ({ jobs: [state] }) } as never,
    runs: { list: () => ({ items: [], next_cursor: null }) } as never,
  }
}
