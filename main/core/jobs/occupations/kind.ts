/** The `occupations` kind: once a month, every published record is rewritten, at a cost known before and capped. */
import { occupationsSettingsSchema } from '../../../../shared/kinds/occupations.ts'
import type { Events } from '../../ports/events.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { collectBatch, rewriteInBatches } from './batch.ts'
import { type DirectDeps, rewriteDirectly } from './direct.ts'
import type { Cycle } from './ports.ts'
import { Tally } from './tally.ts'

export interface OccupationsDeps extends DirectDeps {
  readonly events: Events
}

/**
 * Builds the kind. A cycle is one month's rewrite; a run begins one or goes on with the one that a cap, a cancel,
 * an outage or a restart left open. A run at start only goes on: a restart never begins to spend by itself.
 */
export function createOccupationsKind(deps: OccupationsDeps): JobKind<'occupations'> {
  async function run(context: RunContext<'occupations'>): Promise<RunResult> {
    const started = deps.clock.monotonic()
    const open = deps.store.openCycle()
    if (open === null && context.cause === 'start') return nothingToDo
    const tally = new Tally()
    if (open !== null) await goOn(context, open, tally)
    else await begin(context, [], tally)
    deps.events.publish({ type: 'occupations', code: null })
    const seconds = (deps.clock.monotonic() - started) / 1000
    const result = tally.result(seconds, !deps.writer.available())
    context.log.info('records rewritten', result.summary)
    return result
  }

  /** Goes on with an open cycle; a scheduled run then begins this month's, without the records it just tried. */
  async function goOn(context: RunContext<'occupations'>, cycle: Cycle, tally: Tally): Promise<void> {
    const codes = deps.store.remaining(cycle.id)
    const triedAll = await work(context, cycle, codes, tally)
    const isOwn = cycle.runId === context.runId
    if (!triedAll || isOwn || context.cause !== 'schedule') return closeIfDone(cycle)
    deps.store.closeCycle(cycle.id, deps.clock.now())
    await begin(context, codes, tally)
  }

  async function begin(
    context: RunContext<'occupations'>,
    tried: readonly string[],
    tally: Tally,
  ): Promise<void> {
    const cycle = deps.store.startCycle(deps.clock.now(), context.runId, tried)
    await work(context, cycle, deps.store.remaining(cycle.id), tally)
    closeIfDone(cycle)
  }

  function closeIfDone(cycle: Cycle): void {
    if (deps.store.remaining(cycle.id).length === 0) deps.store.closeCycle(cycle.id, deps.clock.now())
  }

  /** @returns whether every record was tried: not stopped by a cap or a cancel. */
  async function work(
    context: RunContext<'occupations'>,
    cycle: Cycle,
    codes: readonly string[],
    tally: Tally,
  ): Promise<boolean> {
    tally.expect(codes.length)
    const pending = deps.store.pendingBatch()
    if (pending !== null && !(await collectBatch(deps, context, pending, tally))) return false
    const open = new Set(deps.store.remaining(cycle.id))
    const left = codes.filter((code) => open.has(code))
    if (left.length === 0) return true
    const batched = context.definition.settings.mode === 'batch' && deps.writer.available()
    return batched
      ? rewriteInBatches(deps, context, cycle, left, tally)
      : rewriteDirectly(deps, context, cycle, left, tally)
  }

  return { kind: 'occupations', defaults, run }
}

const nothingToDo: RunResult = { outcome: 'succeeded', faults: [], summary: { updated: 0, total: 0 } }

/** The job made at first start: the 1st of each month at 02:00. */
function defaults(zone: string): ReturnType<JobKind<'occupations'>['defaults']> {
  return {
    kind: 'occupations',
    name: 'Occupation records',
    enabled: true,
    schedule: { form: 'cron', cron: '0 2 1 * *', zone, windows: [], outside: 'base' },
    retry: { attempts: 2, backoff: 'exponential', base_seconds: 60, cap_seconds: 600 },
    missed: { policy: 'latest', cap: 1, grace_seconds: 7 * 86_400 },
    deadline_seconds: 30 * 3600,
    run_on_start: true,
    halt_after: null,
    settings: occupationsSettingsSchema.parse({}),
  }
}
