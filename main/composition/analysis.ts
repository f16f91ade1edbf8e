/** Assembles the analysis kind and its service. */
import { createAnalysisStore } from '../adapters/sqlite/analysis.ts'
import { createAnalysisKind } from '../core/jobs/analysis/kind.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { createAnalysisService } from '../core/services/analysis.ts'
import type { Foundation } from './foundation.ts'

/** The service needs the scheduler, to show the step of a call. */
export function composeAnalysis(foundation: Foundation) {
  const deps = { ...foundation, store: createAnalysisStore(foundation.db) }
  return {
    kind: createAnalysisKind(deps),
    service: (scheduler: Scheduler) =>
      createAnalysisService({
        ...deps,
        stepOf: (jobId) => scheduler.runner.active(jobId)?.progress?.label ?? null,
      }),
  }
}
