/** Assembles the trades kind, its service, and the part that ends its operations. */
import { join } from 'node:path'
import { createChannels } from '../adapters/net/web-socket.ts'
import { createExchanges } from '../adapters/sources/exchanges/index.ts'
import { createTradeStore } from '../adapters/sqlite/trades.ts'
import { createBarStore } from '../adapters/sqlite/trades-bars.ts'
import { createObjectStorage } from '../adapters/storage/s3.ts'
import { createCopySource } from '../adapters/trade-files/copies.ts'
import { createTradeFiles } from '../adapters/trade-files/files.ts'
import { createTableCatalog } from '../adapters/trade-files/iceberg/catalog.ts'
import { barsFile } from '../adapters/trade-files/layout.ts'
import { createLiveFiles } from '../adapters/trade-files/live.ts'
import { createMonthFiles } from '../adapters/trade-files/months.ts'
import { createCollectionLocks } from '../core/jobs/trades/collection-locks.ts'
import { createTradesKind } from '../core/jobs/trades/kind.ts'
import { createLiveKeeper } from '../core/jobs/trades/live/keeper.ts'
import { createOperations } from '../core/jobs/trades/operations.ts'
import type { Workspace } from '../core/jobs/trades/workspace.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { createTradesService } from '../core/services/trades/index.ts'
import type { Foundation } from './foundation.ts'

/** A run and an operation share `locks`: never both on one collection. @param scheduler called once it is built */
export function composeTrades(foundation: Foundation, scheduler: () => Scheduler) {
  const { clock, db, dataFolder, delay, events, http, random, settings, workers } = foundation
  const log = foundation.log.topic('trades')
  const locks = createCollectionLocks()
  const work: Workspace = {
    store: createTradeStore(db),
    bars: createBarStore(db),
    files: createTradeFiles(),
    months: createMonthFiles(),
    live: createLiveFiles(),
    catalog: createTableCatalog(),
    copies: createCopySource(),
    storage: createObjectStorage({ http: http, clock }),
    storageSecret: (jobId) => foundation.secrets.get(`storage:${jobId}`),
    workers,
    exchanges: createExchanges({ http, clock, delay }),
    clock,
    random,
    dataFolder,
    defaultFolder: (name) => join(dataFolder, 'trades', name),
    barsPath: barsFile,
    changed: (symbol, day) => events.publish({ type: 'trades', symbol, day }),
  }
  const changed = (jobId: string) => {
    const job = settings.read().jobs[jobId]
    if (job?.kind === 'trades') work.changed(job.settings.symbol, null)
  }
  const operations = createOperations({ clock, random, locks, log, changed })
  const keeper = createLiveKeeper({
    work,
    open: createChannels(() => settings.read().network, process.env),
    clock,
    delay,
    log,
    settings,
    events,
    stateOf: (jobId) =>
      scheduler()
        .services.jobs.list()
        .jobs.find(({ id }) => id === jobId)?.state ?? null,
  })
  const part: LifecyclePart = { name: 'trades', start: () => undefined, stop: () => operations.stop() }
  return {
    kind: createTradesKind({ ...work, locks }),
    service: ({ services }: Scheduler) =>
      createTradesService({
        work,
        operations,
        settings,
        secrets: foundation.secrets,
        live: keeper.view,
        ...services,
      }),
    part,
    live: keeper.part,
  }
}
