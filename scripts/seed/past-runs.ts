/** What the jobs did before: runs of every outcome and the calls of the analysis services. */
import { createAnalysisStore } from '../../main/adapters/sqlite/analysis.ts'
import { createFigureStore } from '../../main/adapters/sqlite/figures.ts'
import { createJobStateStore } from '../../main/adapters/sqlite/job-state.ts'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import type { Application } from '../../main/application.ts'
import type { AnalysisCall } from '../../main/core/jobs/analysis/ports.ts'
import { faultFrom } from '../../main/core/jobs/faults.ts'
import type { RunRecord } from '../../main/core/jobs/run-record.ts'
import { VigieError } from '../../shared/errors.ts'
import type { JobDefinition } from '../../shared/job.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/time/units.ts'
import type { JobKindName } from '../../shared/vocabulary.ts'
import { idAt, noiseOf } from './noise.ts'
import { answerOf } from './world.ts'

interface PastJob {
  readonly everyMs: number
  readonly runs: number
  /** Newest runs that failed, one after the other. */
  readonly failing?: number
  /** How long ago the newest run was, ms. */
  readonly endedMsAgo?: number
  readonly halted?: true
}

/** By id of the job. */
const PAST: Readonly<Record<string, PastJob>> = {
  'fear-greed': { everyMs: 10 * MINUTE_MS, runs: 200 },
  alerts: { everyMs: 5 * MINUTE_MS, runs: 200 },
  trades: { everyMs: DAY_MS, runs: 30, endedMsAgo: HOUR_MS },
  'trades-eth': { everyMs: 6 * HOUR_MS, runs: 40, failing: 5, endedMsAgo: 2 * DAY_MS, halted: true },
  occupations: { everyMs: 30 * DAY_MS, runs: 12, endedMsAgo: 12 * DAY_MS },
  analysis: { everyMs: 15 * MINUTE_MS, runs: 200 },
  'analysis-eth': { everyMs: 15 * MINUTE_MS, runs: 120 },
  'analysis-night': { everyMs: 10 * MINUTE_MS, runs: 90, failing: 4 },
  shop: { everyMs: 15 * MINUTE_MS, runs: 300 },
  disk: { everyMs: HOUR_MS, runs: 40 },
  workshop: { everyMs: 6 * HOUR_MS, runs: 60 },
}

type SeededEnding = Pick<
  RunRecord,
  'outcome' | 'skipReason' | 'skippedCount' | 'faults' | 'summary' | 'attempts'
>

/** Writes the runs and the states of the jobs in one transaction. */
export function seedPastRuns({ foundation }: Application): void {
  const { clock, db, settings } = foundation
  const runs = createRunStore(db)
  const calls = createAnalysisStore(db)
  const states = createJobStateStore(db)
  const figures = createFigureStore(db)
  runs.transaction(() => {
    for (const [jobId, past] of Object.entries(PAST)) {
      const definition = settings.read().jobs[jobId]
      if (definition === undefined) throw new Error(`the seeded instance has no job "${jobId}"`)
      const made = runsOf(jobId, definition, past, clock.now())
      for (const run of made) {
        runs.insert(run)
        const call = definition.kind === 'analysis' ? callOf(run) : null
        if (call !== null) calls.save(call)
        const { response_ms: took } = run.summary
        if (typeof took === 'number')
          figures.save(jobId, run.id, run.scheduledFor, new Map([['Response time', took]]))
      }
      const newest = made.at(-1)
      states.save({
        jobId,
        scheduleKey: JSON.stringify(definition.schedule),
        anchorAt: newest?.endedAt ?? clock.now(),
        lastPlanned: newest?.scheduledFor ?? null,
        nextDue: null,
        pausedSince: jobId === 'analysis-eth' ? clock.now() - 3 * HOUR_MS : null,
        pausedUntil: null,
        failures: past.failing ?? 0,
        failingSince: past.failing === undefined ? null : (made.at(-past.failing)?.endedAt ?? null),
        haltedAt: past.halted === undefined ? null : (newest?.endedAt ?? null),
        openSkip: null,
      })
    }
  })
}

/** Oldest first. */
function runsOf(jobId: string, definition: JobDefinition, past: PastJob, now: number): RunRecord[] {
  const { everyMs, runs, failing = 0, endedMsAgo = everyMs / 2 } = past
  const chance = noiseOf(`runs of ${jobId}`)
  const { kind } = definition
  const source = definition.kind === 'analysis' ? definition.settings.url : SOURCES[definition.kind]
  const newest = now - endedMsAgo
  return Array.from({ length: runs }, (_, at) => {
    const scheduledFor = newest - (runs - 1 - at) * everyMs
    const fails = at >= runs - failing
    const ending = fails ? failed(kind, source) : endingOf(kind, source, at, chance)
    const skipped = ending.outcome === 'skipped'
    const durationMs = skipped ? null : durationOf(kind, ending, chance())
    const startedAt = skipped ? null : scheduledFor + 40
    return {
      id: idAt(scheduledFor, (KIND_NUMBERS[kind] ?? 0) * 1000 + at + jobId.length * 10_000),
      jobId,
      kind,
      cause: !skipped && chance() < 0.03 ? 'manual' : 'schedule',
      occurrence: String(scheduledFor),
      scheduledFor,
      startedAt,
      endedAt: scheduledFor + 40 + (durationMs ?? 0),
      durationMs,
      nextAttemptAt: null,
      progress: null,
      ...ending,
    }
  })
}

const KIND_NUMBERS: Readonly<Partial<Record<JobKindName, number>>> = {
  'fear-greed': 1,
  alerts: 2,
  trades: 3,
  occupations: 4,
  analysis: 5,
  http: 6,
  command: 7,
  calendar: 8,
}

/** Typical length of a run, ms. */
const LENGTHS: Readonly<Record<JobKindName, number>> = {
  'fear-greed': 1800,
  alerts: 60,
  trades: 95_000,
  occupations: 640_000,
  analysis: 700,
  http: 300,
  command: 1200,
  calendar: 600,
}

function durationOf(kind: JobKindName, { outcome }: SeededEnding, chance: number): number {
  const slow = outcome === 'failed' ? 6 : outcome === 'partial' ? 2 : 1
  return Math.round(LENGTHS[kind] * slow * (0.6 + chance ** 3 * 2))
}

const ENDED = { skipReason: null, skippedCount: 1, faults: [], summary: {}, attempts: 1 } as const

/** Most succeed; each outcome and each reason of a skip occurs in the longer histories. */
function endingOf(kind: JobKindName, source: string, at: number, chance: () => number): SeededEnding {
  const rare = RARE[at % 17 === 16 ? Math.floor(at / 17) % RARE.length : -1]
  if (rare !== undefined) return { ...ENDED, ...rare }
  if (at % 23 === 11) return partial(kind, source)
  if (at % 31 === 19) return failed(kind, source)
  return {
    ...ENDED,
    outcome: 'succeeded',
    summary: summaryOf(kind, chance()),
    attempts: at % 29 === 7 ? 2 : 1,
  }
}

const RARE: readonly (Pick<SeededEnding, 'outcome'> & Partial<SeededEnding>)[] = [
  { outcome: 'skipped', skipReason: 'missed', skippedCount: 41, attempts: 0 },
  { outcome: 'interrupted' },
  { outcome: 'skipped', skipReason: 'still_running', attempts: 0 },
  { outcome: 'cancelled' },
  { outcome: 'skipped', skipReason: 'paused', skippedCount: 6, attempts: 0 },
  { outcome: 'skipped', skipReason: 'offline' },
]

const SOURCES: Readonly<Record<Exclude<JobKindName, 'analysis'>, string>> = {
  'fear-greed': 'cnn',
  alerts: 'webhook',
  trades: 'binance',
  occupations: 'Claude',
  http: 'shop.internal',
  command: 'df',
  calendar: 'cloud.internal',
}

function partial(kind: JobKindName, source: string): SeededEnding {
  const fault = faultFrom(new VigieError('source_timeout', { source, seconds: 30 }), source)
  return { ...ENDED, outcome: 'partial', faults: [fault], summary: summaryOf(kind, 0.5), attempts: 1 }
}

function failed(kind: JobKindName, source: string): SeededEnding {
  const error =
    kind === 'analysis'
      ? new VigieError('analysis_rejected', { source, status: 503 })
      : new VigieError('source_unreachable', {
          source,
          detail: { messageKey: 'answer.late', params: { seconds: 30 } },
        })
  return { ...ENDED, outcome: 'failed', faults: [faultFrom(error, source)], attempts: 4 }
}

function summaryOf(kind: JobKindName, chance: number): RunRecord['summary'] {
  const many = Math.round(chance * 100)
  switch (kind) {
    case 'fear-greed':
      return {
        profile: 'us',
        score: 38 + many / 4,
        level: many < 8 ? 'fear' : 'neutral',
        coverage: 1,
        articles: 0,
      }
    case 'alerts':
      return {
        alerts_created: many > 90 ? 1 : 0,
        alerts_updated: many % 3,
        alerts_removed: many > 95 ? 1 : 0,
      }
    case 'trades':
      return { days: 1, rows: 3000, bytes: 52_000 + many, rows_per_second: 31_000 + many, bars: 7 }
    case 'occupations':
      return { updated: 24, total: 24, errors: 0, seconds: 610 + many, cost_usd: 0.61 }
    case 'analysis':
      return { status: 200, duration_ms: 400 + 6 * many, execution_triggered: many > 60 }
    case 'command':
      return { exit_code: 0, seconds: 1, bytes: 120 }
    case 'calendar':
      return { status: 200, events: 40 + (many % 9), new: many > 90 ? 1 : 0, changed: many % 3, gone: 0 }
    case 'http':
      return { status: 200, response_ms: 80 + many, bytes: 5120 + many }
  }
}

/** The call that a run made; null if it never came to one. */
function callOf({ id, jobId, scheduledFor, durationMs, outcome, faults }: RunRecord): AnalysisCall | null {
  if (durationMs === null || outcome === 'interrupted') return null
  const succeeded = outcome === 'succeeded' || outcome === 'partial'
  const chance = noiseOf(id)()
  const fault = faults[0]
  return {
    id,
    jobId,
    runId: id,
    attempt: 1,
    at: scheduledFor + 40,
    durationMs,
    status: succeeded ? 200 : outcome === 'failed' ? 503 : null,
    succeeded,
    executionTriggered: succeeded ? chance < 0.6 : null,
    error:
      succeeded || fault === undefined
        ? null
        : { code: fault.code, message: { messageKey: 'analysis_rejected', params: fault.params ?? {} } },
    answer: succeeded ? JSON.stringify(answerOf(chance)) : '{"error":"upstream not ready"}',
    answerCut: false,
  }
}
