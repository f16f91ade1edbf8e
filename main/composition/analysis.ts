/** Assembles the analysis kind and its service. */
import { createAnalysisKind } from '../core/jobs/analysis/kind.ts'
import type { AnalysisStore } from '../core/jobs/analysis/ports.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { createAnalysisService } from '../core/services/analysis.ts'
import type { Foundation } from './foundation.ts'

/** The service needs the scheduler, to show the step of a call. */
export function composeAnalysis(
  { http, clock, delay, events, random, settings, startedAt }: Foundation,
  store: AnalysisStore,
) {
  const deps = { http, clock, delay, store }
  return {
    kind: createAnalysisKind({ ...deps, events, random }),
    service: (scheduler: Scheduler) =>
      createAnalysisService({
        ...deps,
        settings,
        startedAt,
        stepOf: (jobId) => scheduler.runner.active(jobId)?.progress?.label ?? null,
      }),
  }
}
