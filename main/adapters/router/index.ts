/** The one router of all endpoints, assembled from its domains. */
import { alertsRouter } from './alerts.ts'
import { analysisRouter } from './analysis.ts'
import { assetsRouter } from './assets.ts'
import { indexRouter } from './index-scores.ts'
import { jobsRouter } from './jobs.ts'
import { maintenancesRouter } from './maintenances.ts'
import { occupationsRouter } from './occupations.ts'
import { procedures } from './procedures.ts'
import { runsRouter } from './runs.ts'
import { schedulerRouter } from './scheduler.ts'
import { settingsRouter } from './settings.ts'
import { systemRouter } from './system.ts'
import { tradesRouter } from './trades.ts'
import { updatesRouter } from './updates.ts'

export const router = procedures.router({
  index: indexRouter,
  system: systemRouter,
  settings: settingsRouter,
  jobs: jobsRouter,
  runs: runsRouter,
  scheduler: schedulerRouter,
  analysis: analysisRouter,
  alerts: alertsRouter,
  assets: assetsRouter,
  maintenances: maintenancesRouter,
  occupations: occupationsRouter,
  trades: tradesRouter,
  updates: updatesRouter,
})
export type VigieRouter = typeof router
