/** The one contract, served three times: window, REST, command line. */
import { analysisContract } from './analysis.ts'
import { jobsContract, runsContract } from './jobs.ts'
import { schedulerContract } from './scheduler.ts'
import { settingsContract, systemContract } from './system.ts'

export const contract = {
  system: systemContract,
  settings: settingsContract,
  jobs: jobsContract,
  runs: runsContract,
  scheduler: schedulerContract,
  analysis: analysisContract,
}
export type Contract = typeof contract
