/** What the procedures of the contract call. One service a domain; each is built by the composition root. */
import type { AnalysisService } from './analysis.ts'
import type { EventBus } from './events.ts'
import type { IndexService } from './index-scores.ts'
import type { JobsService } from './jobs.ts'
import type { OccupationsService } from './occupations/index.ts'
import type { RunsService } from './runs.ts'
import type { SchedulerService } from './scheduler.ts'
import type { SettingsService } from './settings.ts'
import type { SystemService } from './system.ts'

export interface Services {
  readonly index: IndexService
  readonly system: SystemService
  readonly events: EventBus
  readonly settings: SettingsService
  readonly jobs: JobsService
  readonly runs: RunsService
  readonly scheduler: SchedulerService
  readonly analysis: AnalysisService
  readonly occupations: OccupationsService
}
