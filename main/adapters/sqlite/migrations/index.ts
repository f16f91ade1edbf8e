import { jobsAndRuns } from './0001-jobs-and-runs.ts'
import { indexScores } from './0002-index-scores.ts'
import { alerts } from './0003-alerts.ts'
import { trades } from './0004-trades.ts'
import { occupations } from './0005-occupations.ts'
import { analysisCalls } from './0006-analysis.ts'
import { batchSubmissions } from './0007-batch-submissions.ts'
import { hostRefusals } from './0008-host-refusals.ts'
import { failingSince } from './0009-failing-since.ts'
import { clock } from './0010-clock.ts'
import { callLedger } from './0011-call-ledger.ts'
import { imports } from './0012-imports.ts'
import { tradeQuality } from './0013-trade-quality.ts'
import { forgetting } from './0014-forgetting.ts'
import { recordsByHand } from './0015-records-by-hand.ts'
import { versionTitles } from './0016-version-titles.ts'
import { series } from './0017-series.ts'
import { tradeFolders } from './0018-trade-folders.ts'
import { firstAnswers } from './0019-first-answers.ts'
import { barSides } from './0020-bar-sides.ts'
import { figures } from './0021-figures.ts'
import { workDetails } from './0022-work-details.ts'
import { channels } from './0023-channels.ts'
import { calendarVersions } from './0024-calendar-versions.ts'
import { meters } from './0025-meters.ts'
import { updates } from './0026-updates.ts'
import { bulkChanges } from './0027-bulk-changes.ts'
import { recordImports } from './0028-record-imports.ts'
import { stoppedMonths } from './0029-stopped-months.ts'
import { maintenanceSearch } from './0030-maintenance-search.ts'
import { messageKeys } from './0031-message-keys.ts'
import { figureTexts } from './0032-figure-texts.ts'
import { sortOrder } from './0033-sort-order.ts'
import { runPrograms } from './0034-run-programs.ts'
import { clockSteps } from './0035-clock-steps.ts'
import type { Migration } from './migration.ts'

/** All migrations in order. */
export const migrations: readonly Migration[] = [
  jobsAndRuns,
  indexScores,
  alerts,
  trades,
  occupations,
  analysisCalls,
  batchSubmissions,
  hostRefusals,
  failingSince,
  clock,
  callLedger,
  imports,
  tradeQuality,
  forgetting,
  recordsByHand,
  versionTitles,
  series,
  tradeFolders,
  firstAnswers,
  barSides,
  figures,
  workDetails,
  channels,
  calendarVersions,
  meters,
  updates,
  bulkChanges,
  recordImports,
  stoppedMonths,
  maintenanceSearch,
  messageKeys,
  figureTexts,
  sortOrder,
  runPrograms,
  clockSteps,
]
