/** All lines of `npm run bench`, in the order of the page. One line each. */
import type { BenchLine } from '../harness/line.ts'
import { alertPassDays } from './alert-pass-days.ts'
import { alertPassNew } from './alert-pass-new.ts'
import { alertPassStanding } from './alert-pass-standing.ts'
import { calendar } from './calendar.ts'
import { cron } from './cron-next-time.ts'
import { crowd } from './crowd.ts'
import { databaseTwoYears } from './database-two-years.ts'
import { desktopResources } from './desktop-resources.ts'
import { desktopStart } from './desktop-start.ts'
import { eventToPanel } from './event-to-panel.ts'
import { idle } from './idle.ts'
import { importCsv } from './import-csv.ts'
import { indexBackfill } from './index-backfill.ts'
import { indexBitcoin } from './index-bitcoin.ts'
import { indexCnn } from './index-cnn.ts'
import { indexUpdate } from './index-update.ts'
import { indexUpdateCasablanca } from './index-update-casablanca.ts'
import { indexUsFree } from './index-us-free.ts'
import { occupations } from './occupations-simulated-month.ts'
import { packageSize } from './package-size.ts'
import { panelFull } from './panel-full.ts'
import { panelLeftBehind } from './panel-left-behind.ts'
import { panelPaint } from './panel-paint.ts'
import { panelScript } from './panel-script.ts'
import { reads } from './reads.ts'
import { schedulerLate } from './scheduler-10000-jobs.ts'
import { schedulerDrift } from './scheduler-year-drift.ts'
import { sentimentFr } from './sentiment-fr.ts'
import { start } from './start.ts'
import { tradesArchive } from './trades-archive.ts'
import { tradesBars } from './trades-bars.ts'
import { tradesBarsSmall } from './trades-bars-small.ts'
import { tradesBase } from './trades-base.ts'
import { tradesBaseUnordered } from './trades-base-unordered.ts'
import { tradesExport } from './trades-export.ts'
import { tradesVerify } from './trades-verify.ts'

export const LINES: readonly BenchLine[] = [
  start,
  idle,
  reads,
  crowd,
  eventToPanel,
  alertPassStanding,
  alertPassDays,
  alertPassNew,
  importCsv,
  calendar,
  indexUpdate,
  indexUpdateCasablanca,
  indexBackfill,
  cron,
  schedulerLate,
  schedulerDrift,
  occupations,
  tradesArchive,
  tradesBase,
  tradesBaseUnordered,
  tradesBars,
  tradesBarsSmall,
  tradesVerify,
  tradesExport,
  panelScript,
  panelPaint,
  panelFull,
  panelLeftBehind,
  packageSize,
  databaseTwoYears,
  desktopStart,
  desktopResources,
  indexCnn,
  indexUsFree,
  indexBitcoin,
  sentimentFr,
] satisfies readonly BenchLine[]
