/** The one contract, served three times: window, REST, command line. */
import { alertsContract } from './alerts.ts'
import { analysisContract } from './analysis.ts'
import { assetsContract } from './assets.ts'
import { calendarsContract } from './calendars.ts'
import { channelsContract } from './channels.ts'
import { figuresContract } from './figures.ts'
import { indexContract } from './index-scores.ts'
import { jobsContract, runsContract } from './jobs.ts'
import { maintenancesContract } from './maintenances.ts'
import { occupationsContract } from './occupations.ts'
import { pingsContract } from './pings.ts'
import { readingsContract } from './readings.ts'
import { schedulerContract } from './scheduler.ts'
import { settingsContract, systemContract } from './system.ts'
import { tokensContract } from './tokens.ts'
import { tradesContract } from './trades.ts'
import { updatesContract } from './updates.ts'

/** All procedures by group and name. The client and the router have the same form. */
export const contract = {
  index: indexContract,
  system: systemContract,
  settings: settingsContract,
  calendars: calendarsContract,
  jobs: jobsContract,
  runs: runsContract,
  scheduler: schedulerContract,
  analysis: analysisContract,
  figures: figuresContract,
  occupations: occupationsContract,
  alerts: alertsContract,
  channels: channelsContract,
  pings: pingsContract,
  assets: assetsContract,
  maintenances: maintenancesContract,
  readings: readingsContract,
  trades: tradesContract,
  updates: updatesContract,
  tokens: tokensContract,
}
/** The type every endpoint implements and every client uses. */
export type Contract = typeof contract
