/** What the procedures of the contract call. One service a domain; each is built by the composition root. */
import type { AnalysisService } from './analysis.ts'
import type { JobsService } from './jobs.ts'
import type { RunsService } from './runs.ts'
import type { SchedulerService } from './scheduler.ts'

export interface Services {
  readonly jobs: JobsService
  readonly runs: RunsService
  readonly scheduler: SchedulerService
  readonly analysis: AnalysisService
}
