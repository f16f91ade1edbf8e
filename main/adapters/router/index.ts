/** The one router of all doors, put together from its domains. */
import { analysisRouter } from './analysis.ts'
import { occupationsRouter } from './occupations.ts'
import { procedures } from './procedures.ts'
import { settingsRouter } from './settings.ts'
import { systemRouter } from './system.ts'

export const router = procedures.router({
  system: systemRouter,
  settings: settingsRouter,
  analysis: analysisRouter,
  occupations: occupationsRouter,
})
export type VigieRouter = typeof router
