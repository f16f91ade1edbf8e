/** The service for calls of analysis services. */

import { absent } from '../../../shared/absent.ts'
import { withoutCredentials } from '../../../shared/clean-text.ts'
import type { AnalysisCallView, AnalysisTarget } from '../../../shared/contract/analysis.ts'
import type { DefinitionOf } from '../../../shared/job.ts'
import { localizeJobName } from '../../../shared/job-name.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/time/units.ts'
import type { AnalysisCall, AnalysisStore, CallStatistics } from '../jobs/analysis/ports.ts'
import { missing, type ReadinessDeps } from '../jobs/analysis/readiness.ts'
import type { Clock } from '../ports/clock.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { jobOfKind } from './job-of-kind.ts'
import type { ByJob, Caller } from './operation.ts'
import { pageOf } from './page.ts'

/** What the procedures of `analysis` read, and how they check health. */
export interface AnalysisServiceDeps extends ReadinessDeps {
  readonly clock: Clock
  readonly settings: SettingsPort
  readonly store: AnalysisStore
  /** When this process started, ms. */
  readonly startedAt: number
  /** Message key of the current step of a running job; null if it is not running. */
  readonly stepOf: (jobId: string) => string | null
}

interface CallPage extends ByJob {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Operations on analysis jobs: state, calls, health checks. */
export type AnalysisService = ReturnType<typeof createAnalysisService>

/** The service behind `analysis.*` of the contract. */
export function createAnalysisService(deps: AnalysisServiceDeps) {
  const { store, clock } = deps
  const viewOf = (call: AnalysisCall) => callView(call, clock.zone())

  const definitionOf = (jobId: string) => jobOfKind(deps.settings, jobId, 'analysis')

  function target({ job_id: jobId }: ByJob, { language }: Caller): Unlocalized<AnalysisTarget> {
    const definition = definitionOf(jobId)
    const last = store.last(jobId)
    const failed = store.lastFailed(jobId)
    const since = (instant: number) => statisticsView(store.statistics(jobId, instant, clock.now()))
    return {
      job_id: jobId,
      name: localizeJobName(definition, language),
      url: withoutCredentials(definition.settings.url),
      state: stateOf(definition, last, deps.stepOf(jobId)),
      last_call: last && viewOf(last),
      last_error: failed && viewOf(failed),
      last_hour: since(clock.now() - HOUR_MS),
      last_day: since(clock.now() - DAY_MS),
      since_start: since(deps.startedAt),
    }
  }

  return {
    targets(_: unknown, caller: Caller) {
      const ids = Object.entries(deps.settings.read().jobs).filter(([, job]) => job.kind === 'analysis')
      return { targets: ids.map(([id]) => target({ job_id: id }, caller)) }
    },
    target,
    calls({ job_id: jobId, limit, cursor }: CallPage) {
      definitionOf(jobId)
      const found = store.list(jobId, limit + 1, cursor)
      return pageOf(found, limit, ({ id }) => id, viewOf)
    },
    call({ job_id: jobId, call_id: callId }: ByJob & { readonly call_id: string }) {
      definitionOf(jobId)
      const call = store.find(callId)
      if (call?.jobId !== jobId) throw absent('call', callId)
      return { ...viewOf(call), answer: call.answer, answer_cut: call.answerCut }
    },
    async check({ job_id: jobId }: ByJob, { signal }: Caller) {
      const { settings } = definitionOf(jobId)
      if (settings.url === '') return { ready: false, detail: 'url' }
      const lacking = await missing(deps, settings, signal)
      return { ready: lacking === null, detail: lacking }
    },
  }
}

/** @param zone of the written instant */
function callView(call: AnalysisCall, zone: string): Unlocalized<AnalysisCallView> {
  return {
    id: call.id,
    job_id: call.jobId,
    run_id: call.runId,
    attempt: call.attempt,
    at: toInstant(call.at, zone),
    duration_ms: call.durationMs,
    status: call.status,
    succeeded: call.succeeded,
    execution_triggered: call.executionTriggered,
    error: call.error && { code: call.error.code, message: call.error.message },
  }
}

function stateOf(
  definition: DefinitionOf<'analysis'>,
  last: AnalysisCall | null,
  step: string | null,
): AnalysisTarget['state'] {
  if (!definition.enabled || definition.settings.url === '') return 'off'
  if (step === 'analysis.step.waiting') return 'waiting'
  if (last === null) return 'unknown'
  return last.succeeded ? 'ready' : 'failing'
}

function statisticsView(figures: CallStatistics) {
  return {
    calls: figures.calls,
    succeeded: figures.succeeded,
    success_rate: figures.calls === 0 ? null : figures.succeeded / figures.calls,
    retries: figures.retries,
    p50_ms: figures.p50,
    p95_ms: figures.p95,
    p99_ms: figures.p99,
  }
}
