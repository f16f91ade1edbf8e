/** The history of runs as it is told: a run without an outcome that no process runs was interrupted. */
import type { RunQuery, RunRecord, RunStore, RunTally } from './run-record.ts'

/** The part of the store that is told to people. */
export type RunHistory = Pick<RunStore, 'get' | 'list' | 'tally' | 'lastEnded'>

/**
 * Nothing is written: the next start closes such runs.
 * @param isRunning whether runs without an outcome are in flight in this process
 */
export function historyOf(runs: RunStore, isRunning: () => boolean): RunHistory {
  const told = (run: RunRecord): RunRecord =>
    run.outcome !== null || isRunning() ? run : { ...run, outcome: 'interrupted', nextAttemptAt: null }
  return {
    lastEnded: (jobId) => runs.lastEnded(jobId),
    get: (id) => {
      const run = runs.get(id)
      return run && told(run)
    },
    list: (query) => {
      const found = runs.list(query).map(told)
      if (query.outcome !== 'interrupted' || isRunning()) return found
      const left = runs.unfinished().map(told).filter(isAsked(query))
      return [...found, ...left].sort(newestFirst).slice(0, query.limit)
    },
    tally: (span) => {
      const found = runs.tally(span)
      return isRunning() ? found : summed(found)
    },
  }
}

const isAsked =
  ({ jobId, from = -Infinity, to = Infinity, before }: RunQuery) =>
  (run: RunRecord): boolean =>
    (jobId === undefined || run.jobId === jobId) &&
    run.scheduledFor >= from &&
    run.scheduledFor < to &&
    (before === undefined || newestFirst(run, before) > 0)

type HistoryPlace = NonNullable<RunQuery['before']>

const newestFirst = (a: HistoryPlace, b: HistoryPlace): number =>
  b.scheduledFor - a.scheduledFor || (a.id < b.id ? 1 : -1)

/** Counts runs without an outcome with the interrupted ones of the same job and part. */
function summed(tallies: readonly RunTally[]): RunTally[] {
  const told = tallies.map((tally) => ({ ...tally, outcome: tally.outcome ?? ('interrupted' as const) }))
  const groups = Map.groupBy(told, ({ jobId, part, outcome }) => `${part} ${outcome} ${jobId}`)
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : { ...first, count: others.reduce((sum, { count }) => sum + count, first.count) },
  )
}
