/**
 * The help of the command line, by the words that lead to it: `trigger` for a command, `trigger --wait` for
 * its option, `--limit` for an option with the same meaning everywhere.
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
