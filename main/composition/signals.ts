/** What the alert rules read besides assets and maintenances, from the stores of the other domains. */
import { statfs } from 'node:fs/promises'
import type { VigieError } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'
import { storedJobName } from '../../shared/job-name.ts'
import { PROFILES } from '../../shared/kinds/fear-greed.ts'
import { createAnalysisStore } from '../adapters/sqlite/analysis.ts'
import { createIndexStore } from '../adapters/sqlite/index-scores.ts'
import { createRewriteStore } from '../adapters/sqlite/occupations/rewrites.ts'
import type { AnalysisSignal, BudgetSignal, DiskSignal, JobSignal, Signals } from '../core/alerts/signals.ts'
import { satisfies, valueAt } from '../core/jobs/analysis/answer.ts'
import type { AnalysisCall } from '../core/jobs/analysis/ports.ts'
import { toldOf } from '../core/jobs/faults.ts'
import { indexSignal } from '../core/jobs/fear-greed/readings.ts'
import { dollars } from '../core/jobs/occupations/cost.ts'
import type { RunRecord, RunStore } from '../core/jobs/run-record.ts'
import type { JobStatus } from '../core/schedule/job-status.ts'
import { planOf } from '../core/schedule/plan.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { occupationsSettings } from './claude.ts'
import type { Foundation } from './foundation.ts'
import { monthStart } from './monthly-cycle.ts'

const HOUR_MS = 3_600_000

/** Reads at each call; keeps nothing between two passes. */
export function composeSignals(foundation: Foundation, runs: RunStore, scheduler: () => Scheduler): Signals {
  const { clock, db, findings } = foundation
  const scores = createIndexStore(db)
  const calls = createAnalysisStore(db)
  const rewrites = createRewriteStore(db)
  return async () => {
    const statuses = scheduler().timekeeper.jobs()
    const enabled = statuses.filter(({ definition }) => definition.enabled)
    return {
      indexes: PROFILES.map((profile) => indexSignal(scores, profile)).filter((one) => one !== null),
      jobs: enabled.map((status) => jobSignal(status, runs, clock.now())),
      budgets: budgetSignals(foundation, rewrites),
      disks: [await diskSignal(foundation.dataFolder)],
      analyses: enabled.flatMap((status) => analysisSignal(status, calls, clock.now())),
      repairs: findings.map(({ code, params }: VigieError) => ({ code, params })),
    }
  }
}

function jobSignal(status: JobStatus, runs: RunStore, now: number): JobSignal {
  const { id, definition, state } = status
  const last = (outcome: 'succeeded' | 'partial' | 'failed') =>
    runs.list({ jobId: id, outcome, limit: 1 })[0] ?? null
  const good = [last('succeeded'), last('partial')].filter((run) => run !== null)
  const lastSuccessAt = good.length === 0 ? null : Math.max(...good.map(({ endedAt }) => endedAt ?? 0))
  return {
    id,
    name: storedJobName(definition),
    failures: state.failures,
    lastFailure: state.failures === 0 ? null : causeOf(last('failed')),
    haltedAt: state.haltedAt,
    paused: state.pausedSince !== null,
    lastSuccessAt,
    ...waiting(status, lastSuccessAt, now),
  }
}

/** Returns since when a run is overdue. Times planned while the job could not run do not count. */
function waiting(
  { definition, state, freeSince, blockedReason }: JobStatus,
  lastSuccessAt: number | null,
  now: number,
): Pick<JobSignal, 'waitingSince' | 'expectedEveryMs'> {
  if (blockedReason !== null) return { waitingSince: null, expectedEveryMs: null }
  const plan = planOf(definition.schedule, state.anchorAt)
  // A future time was written before the clock was set back.
  const passed = [lastSuccessAt ?? 0, state.anchorAt, freeSince].filter((time) => time <= now)
  const due = plan.next(Math.max(0, ...passed))
  const next = plan.next(now)
  const following = next === null ? null : plan.next(next)
  const underWay = definition.schedule.form === 'after' && state.nextDue === null
  return {
    waitingSince: due !== null && due <= now ? due : null,
    expectedEveryMs: underWay || next === null || following === null ? null : following - next,
  }
}

function causeOf(run: RunRecord | null): JobSignal['lastFailure'] {
  const fault = run?.faults[0]
  return fault === undefined ? null : toldOf(fault)
}

/** Returns the month's spending on records, if the owner set a cap. */
function budgetSignals(
  { clock, settings }: Foundation,
  store: ReturnType<typeof createRewriteStore>,
): BudgetSignal[] {
  const start = monthStart(clock)
  const cap = occupationsSettings(settings).month_cap_usd
  if (cap === null) return []
  const job = settings.read().jobs.occupations
  return [
    {
      id: `occupations/${toInstant(start, clock.zone()).slice(0, 7)}`,
      name: job === undefined ? 'kind.occupations' : storedJobName(job),
      spent: dollars(store.spentSince(start)),
      cap,
      currency: 'USD',
    },
  ]
}

async function diskSignal(path: string): Promise<DiskSignal> {
  try {
    const { bavail, bsize } = await statfs(path)
    return { path, freeBytes: bavail * bsize }
  } catch {
    // Some network file systems do not report it; the rule handles null.
    return { path, freeBytes: null }
  }
}

function analysisSignal(
  { id, definition }: JobStatus,
  store: ReturnType<typeof createAnalysisStore>,
  now: number,
): AnalysisSignal[] {
  if (definition.kind !== 'analysis') return []
  const { calls, succeeded } = store.statistics(id, now - HOUR_MS)
  const answer = answerOf(store.last(id))
  return [
    {
      jobId: id,
      name: storedJobName(definition),
      calls,
      failed: calls - succeeded,
      failureRateLimit: definition.settings.failure_rate_alert,
      conditions: definition.settings.conditions.map((condition) => ({
        name: condition.name,
        holds: answer === undefined ? null : satisfies(answer, condition),
        value:
          answer === undefined ? '' : JSON.stringify(valueAt(answer, condition.path) ?? null).slice(0, 200),
      })),
    },
  ]
}

/** Returns the last answer as data; undefined if there is none: the body of a refusal is not an answer. */
function answerOf(call: AnalysisCall | null): unknown {
  if (call === null || call.status === null || call.status < 200 || call.status > 299) return undefined
  return jsonOf(call.answer)
}

/** Returns undefined if it is not JSON. */
function jsonOf(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A service may answer anything; a condition on it is then false.
    return undefined
  }
}
