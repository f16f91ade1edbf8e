/** The implementations of the contract's procedures. One service per domain, built by the composition root. */
import type { AlertRulesService } from './alert-rules.ts'
import type { AlertsService } from './alerts/index.ts'
import type { AnalysisService } from './analysis.ts'
import type { AssetsService } from './assets.ts'
import type { CalendarsService } from './calendars.ts'
import type { ChannelsService } from './channels.ts'
import type { EventBus } from './events.ts'
import type { ExportsService } from './exports.ts'
import type { FiguresService } from './figures.ts'
import type { ImportsService } from './imports.ts'
import type { IndexService } from './index-scores.ts'
import type { JobsService } from './jobs.ts'
import type { MaintenanceBulkService } from './maintenance-bulk.ts'
import type { MaintenancesService } from './maintenances.ts'
import type { MetersService } from './meters.ts'
import type { NoticesService } from './notices.ts'
import type { OccupationsService } from './occupations/index.ts'
import type { PastImportsService } from './past-imports.ts'
import type { PingsService } from './pings.ts'
import type { RunOutputsService } from './run-outputs.ts'
import type { RunsService } from './runs.ts'
import type { SchedulerService } from './scheduler.ts'
import type { SettingsService } from './settings.ts'
import type { SystemService } from './system.ts'
import type { TokensService } from './tokens.ts'
import type { TradesService } from './trades/index.ts'
import type { UpdatesService } from './updates.ts'

/** The groups of the contract, each with one function for each procedure; and the bus for listeners in this process. */
export interface Services {
  readonly index: IndexService
  readonly system: SystemService & { events: EventBus['stream'] }
  readonly settings: SettingsService
  readonly calendars: CalendarsService
  readonly jobs: JobsService
  readonly runs: RunsService & RunOutputsService
  readonly scheduler: SchedulerService
  readonly analysis: AnalysisService
  readonly alerts: AlertsService & AlertRulesService & NoticesService
  readonly channels: ChannelsService
  readonly pings: PingsService
  readonly assets: AssetsService & MetersService & ImportsService['assets'] & ExportsService['assets']
  readonly maintenances: MaintenancesService &
    MaintenanceBulkService &
    ImportsService['maintenances'] &
    PastImportsService &
    ExportsService['maintenances']
  readonly readings: ImportsService['readings']
  readonly figures: FiguresService
  readonly occupations: OccupationsService
  readonly trades: TradesService
  readonly updates: UpdatesService
  readonly tokens: TokensService
  readonly events: EventBus
}
