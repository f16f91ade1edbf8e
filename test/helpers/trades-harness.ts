/** The trades kind with real files, a real database and a server on loopback; archives are read on this thread. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { systemRandom } from '../../main/adapters/random/system.ts'
import { createExchanges } from '../../main/adapters/sources/exchanges/index.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createTradeStore } from '../../main/adapters/sqlite/trades.ts'
import { createBarStore } from '../../main/adapters/sqlite/trades-bars.ts'
import { createObjectStorage } from '../../main/adapters/storage/s3.ts'
import { createCopySource } from '../../main/adapters/trade-files/copies.ts'
import { createTradeFiles } from '../../main/adapters/trade-files/files.ts'
import { createTableCatalog } from '../../main/adapters/trade-files/iceberg/catalog.ts'
import { barsFile } from '../../main/adapters/trade-files/layout.ts'
import { createLiveFiles } from '../../main/adapters/trade-files/live.ts'
import { createMonthFiles } from '../../main/adapters/trade-files/months.ts'
import type { RunResult } from '../../main/core/jobs/kind.ts'
import { createCollectionLocks } from '../../main/core/jobs/trades/collection-locks.ts'
import { createTradesKind, type TradesKindDeps } from '../../main/core/jobs/trades/kind.ts'
import { collectionOf } from '../../main/core/jobs/trades/workspace.ts'
import type { Clock } from '../../main/core/ports/clock.ts'
import { type TradesSettings, tradesSettingsSchema } from '../../shared/kinds/trades.ts'
import type { JobProgress } from '../../shared/run.ts'
import { FakeClock } from './fake-clock.ts'
import { inlineWorkers } from './inline-workers.ts'
import { realHttp } from './real-http.ts'
import { silentLog } from './silent-log.ts'

export interface TradesHarness {
  readonly db: Database
  readonly work: TradesKindDeps
  readonly settings: TradesSettings
  readonly key: string
  readonly folder: string
  readonly progress: JobProgress[]
  /** One attempt of one run. */
  run(signal?: AbortSignal): Promise<RunResult>
}

export interface TradesHarnessOptions {
  readonly folder: string
  readonly url: string
  readonly clock: Clock
  readonly settings?: Partial<TradesSettings>
  readonly replace?: Partial<TradesKindDeps>
}

export function createTradesHarness({
  folder,
  url,
  clock,
  settings: given,
  replace,
}: TradesHarnessOptions): TradesHarness {
  const db = openDatabase(join(folder, 'vigie.db'))
  const settings = tradesSettingsSchema.parse({ archive_url: url, api_url: url, workers: 3, ...given })
  const work: TradesKindDeps = {
    store: createTradeStore(db),
    bars: createBarStore(db),
    files: createTradeFiles(),
    months: createMonthFiles(),
    live: createLiveFiles(),
    catalog: createTableCatalog(),
    copies: createCopySource(),
    storage: createObjectStorage({ http: realHttp(clock), clock }),
    storageSecret: () => 'vigie-secret',
    workers: inlineWorkers(),
    exchanges: createExchanges({
      http: realHttp(clock),
      clock,
      // A wait moves the fake clock: what was waited for is due.
      delay: async (milliseconds, signal) => {
        if (milliseconds > 0) await pause(0, undefined, { signal })
        if (milliseconds > 0 && clock instanceof FakeClock) clock.pass(milliseconds)
      },
    }),
    clock,
    random: systemRandom,
    dataFolder: folder,
    defaultFolder: (name) => join(folder, name),
    barsPath: barsFile,
    changed: () => {},
    locks: createCollectionLocks(),
    ...replace,
  }
  const kind = createTradesKind(work)
  const definition = { ...kind.defaults('UTC'), enabled: true, settings }
  const progress: JobProgress[] = []
  const collection = collectionOf(work, settings)
  return {
    db,
    work,
    settings,
    key: collection.key,
    folder: collection.folder,
    progress,
    run: (signal = new AbortController().signal) =>
      kind.run({
        jobId: 'trades',
        definition,
        runId: 'run',
        cause: 'schedule',
        scheduledFor: clock.now(),
        attempt: 1,
        signal,
        progress: (step) => progress.push(step),
        log: silentLog(),
      }),
  }
}
