/** The trades kind: collects one window per run, then builds the bars of the completed days. */

import type { DefinitionOf } from '../../../../shared/job.ts'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { HOUR_SECONDS } from '../../../../shared/time/units.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { updateBars } from './bars-run.ts'
import { updateCatalog } from './catalog.ts'
import type { CollectionLocks } from './collection-locks.ts'
import { assertNoConflict } from './conflicts.ts'
import { copyToStorage } from './copying.ts'
import { tidyLive } from './live/tidy.ts'
import { updateMonths } from './months.ts'
import { inOwnFolder } from './own-folder.ts'
import { recheckDays } from './recheck.ts'
import { createReporter } from './reporter.ts'
import { collectDays, currentWindow, daysToCollect, hasBacklog } from './run-window.ts'
import { collectionOf, type Workspace } from './workspace.ts'

/** What a run of this kind needs; the locks keep it apart from long operations. */
export interface TradesKindDeps extends Workspace {
  readonly locks: CollectionLocks
}

const AFTER_SECONDS = 300
const SIX_HOURS = 6 * HOUR_SECONDS

function defaults(zone: string): DefinitionOf<'trades'> {
  return {
    kind: 'trades',
    name: 'BTC/USDT',
    enabled: false,
    schedule: { form: 'after', after_seconds: AFTER_SECONDS, zone, windows: [], outside: 'base' },
    retry: { attempts: 4, backoff: 'exponential', base_seconds: 30, cap_seconds: 300 },
    missed: { policy: 'latest', cap: 1, grace_seconds: 3600 },
    deadline_seconds: SIX_HOURS,
    run_on_start: false,
    halt_after: 5,
    settings: tradesSettingsSchema.parse({}),
  }
}

/** A run collects one window and builds its bars. @throws (from run) VigieError trades_* | source_* */
export function createTradesKind({ locks, ...work }: TradesKindDeps): JobKind<'trades'> {
  return {
    kind: 'trades',
    defaults,
    ready: ({ enabled }) => (enabled ? null : 'trades.off.not_started'),
    choice: { by: 'exchange', belonging: ['archive_url', 'api_url', 'stream_url', 'contract_value'] },
    assertApart: (changing) => assertNoConflict(work, changing),
    run: async (context) => {
      const collection = collectionOf(work, context.definition.settings)
      // The owner's own work is no failure of the job: the run goes on after it.
      if (locks.holder(collection.key) !== null)
        context.progress({ fraction: null, label: 'trades.step.turn', counters: {} })
      const release = await locks.turn(collection.key, context.signal)
      try {
        return await inOwnFolder(work, collection, () => {
          // The owner asks: so does Vigie, whatever was to be waited for.
          if (context.cause === 'manual') work.store.askSoon(collection.key)
          return runWindow(work, context)
        })
      } finally {
        release()
      }
    },
  }
}

async function runWindow(work: Workspace, context: RunContext<'trades'>): Promise<RunResult> {
  const { definition, signal, progress, log } = context
  const collection = collectionOf(work, definition.settings)
  const window = currentWindow(work, collection)
  const days = daysToCollect(work, collection, window)
  // Bars of a window that a killed run completed, before later days change the calibration.
  const owed = window.next === window.from ? await updateBars(work, collection, { signal, progress }) : 0
  const reporter = createReporter(days.length, work.clock, progress)
  reporter.day('trades.step.space', 0, 0)
  const dayWork = { ...work, collection, signal, reporter }
  const faults = await collectDays(dayWork, days)
  const replaced = await recheckDays(dayWork)
  await tidyLive(work, collection)
  const bars = owed + (await updateBars(work, collection, { signal, progress }))
  const months = await updateMonths(work, collection, { signal, progress })
  const catalog = await updateCatalog(work, collection)
  const copy = await copyToStorage(work, collection, context.jobId, { signal, progress })
  const summary = {
    window: window.number,
    from: window.from,
    to: window.to,
    days: reporter.days,
    rows: reporter.rows,
    bytes: reporter.bytes,
    rows_per_second: reporter.rate(),
    bars,
    ...(replaced > 0 && { replaced }),
    ...(months.written > 0 && { months: months.written }),
    ...(copy.copied > 0 && { copied: copy.copied }),
  }
  log.info('A window was collected', summary)
  const all = [...faults, ...months.faults, ...catalog, ...copy.faults]
  const outcome = all.length === 0 ? 'succeeded' : 'partial'
  return { outcome, faults: all, summary, again: hasBacklog(work, collection) }
}
