/**
 * The help of the command line, by the words that lead to what it explains: `trigger` a command, `trigger --wait`
 * its option, `--limit` an option that means the same wherever it stands.
 */
import type { Message } from '../catalogue.ts'
import { analysisHelp } from './analysis.ts'
import { indexHelp } from './index-scores.ts'
import { jobsHelp } from './jobs.ts'
import { occupationsHelp } from './occupations.ts'
import { processHelp } from './process.ts'
import { tradesHelp } from './trades.ts'
import { alertsHelp, assetsHelp, maintenancesHelp } from './upkeep.ts'
import { commonOptions } from './words.ts'

export const help: Readonly<Record<string, Message>> = {
  ...commonOptions,
  ...processHelp,
  ...jobsHelp,
  ...indexHelp,
  ...alertsHelp,
  ...assetsHelp,
  ...maintenancesHelp,
  ...tradesHelp,
  ...occupationsHelp,
  ...analysisHelp,
}
