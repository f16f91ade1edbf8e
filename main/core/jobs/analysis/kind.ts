/** The `analysis` kind: waits for health, calls the service on schedule, stores every call and its statistics. */

import { localize } from '../../../../shared/errors.ts'
import type { AnalysisSettings } from '../../../../shared/kinds/analysis.ts'
import { analysisSettingsSchema } from '../../../../shared/kinds/analysis.ts'
import { REQUIRED_SETTINGS } from '../../../../shared/required-setting.ts'
import { HOUR_MS, MINUTE_MS } from '../../../../shared/time/units.ts'
import type { Events } from '../../ports/events.ts'
import type { Log } from '../../ports/log.ts'
import type { Random } from '../../ports/random.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { type CallDeps, callOnce } from './call.ts'
import type { AnalysisCall, AnalysisStore } from './ports.ts'
import { type ReadinessDeps, untilReady } from './readiness.ts'

/** Statistics are written to the log this often, in ms. */
const LOG_EVERY = 10 * MINUTE_MS

/** What a run of this kind needs, beside calls and health checks. */
export interface AnalysisDeps extends CallDeps, ReadinessDeps {
  readonly random: Random
  readonly store: AnalysisStore
  readonly events: Events
}

/** Creates the kind. Between runs it only remembers which addresses answered since the last failure. */
export function createAnalysisKind(deps: AnalysisDeps): JobKind<'analysis'> {
  const ready = new Map<string, string>()
  const logged = new Map<string, number>()

  async function run(context: RunContext<'analysis'>): Promise<RunResult> {
    const { settings } = context.definition
    if (ready.get(context.jobId) !== settings.url) await waitForHealth(deps, context)
    context.progress({ fraction: null, label: 'analysis.step.calling', counters: {} })
    const origin = {
      id: deps.random.id(),
      jobId: context.jobId,
      runId: context.runId,
      attempt: context.attempt,
    }
    const { call, error } = await callOnce(deps, settings, origin, context.signal)
    if (call === null) {
      // Asking to wait is an answer too.
      ready.set(context.jobId, settings.url)
      throw error
    }
    deps.store.save(call)
    deps.events.publish({ type: 'analysis', job_id: context.jobId })
    if (call.status === null) ready.delete(context.jobId)
    else ready.set(context.jobId, settings.url)
    logStatistics(context.jobId, context.log)
    if (error !== null) throw error
    return { outcome: 'succeeded', faults: [], summary: summaryOf(call) }
  }

  function logStatistics(jobId: string, log: Log): void {
    const now = deps.clock.now()
    const last = logged.get(jobId)
    if (last === undefined) logged.set(jobId, now)
    if (last === undefined || now - last < LOG_EVERY) return
    logged.set(jobId, now)
    log.info('calls of the last hour', { job: jobId, ...deps.store.statistics(jobId, now - HOUR_MS, now) })
  }

  return {
    kind: 'analysis',
    defaults,
    required: {
      setting: REQUIRED_SETTINGS.analysis,
      example: 'http://scanner:3001',
      absent: 'analysis.off.no_url',
    },
    run,
  }
}

async function waitForHealth(deps: AnalysisDeps, context: RunContext<'analysis'>): Promise<void> {
  const { settings } = context.definition
  let logged: string | null = null
  await untilReady(deps, settings, context.signal, (message) => {
    const reason = localize(message, 'en')
    if (reason !== logged) context.log.info('waiting for the service', { reason })
    logged = reason
    context.progress({ fraction: null, label: 'analysis.step.waiting', counters: {} })
  })
}

function summaryOf(call: AnalysisCall): RunResult['summary'] {
  return {
    call_id: call.id,
    status: call.status,
    duration_ms: call.durationMs,
    execution_triggered: call.executionTriggered,
  }
}

/** The job created at first start: every minute, disabled until its address is set. */
function defaults(zone: string): ReturnType<JobKind<'analysis'>['defaults']> {
  const settings: AnalysisSettings = analysisSettingsSchema.parse({})
  return {
    kind: 'analysis',
    name: 'Analysis',
    enabled: true,
    schedule: { form: 'cron', cron: '0 * * * * *', zone, windows: [], outside: 'base' },
    retry: { attempts: 3, backoff: 'fixed', base_seconds: 5, cap_seconds: 5 },
    missed: { policy: 'none', cap: 1, grace_seconds: 30 },
    deadline_seconds: 600,
    run_on_start: true,
    halt_after: null,
    settings,
  }
}
