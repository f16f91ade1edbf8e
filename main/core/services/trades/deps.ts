import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { TradeCollection } from '../../jobs/trades/collection.ts'
import type { LiveKeeper } from '../../jobs/trades/live/keeper.ts'
import type { TradeOperations } from '../../jobs/trades/operations.ts'
import { collectionOf, type Workspace } from '../../jobs/trades/workspace.ts'
import type { Secrets, SettingsPort } from '../../ports/settings.ts'
import { jobOfKind } from '../job-of-kind.ts'
import type { JobsService } from '../jobs.ts'
import type { ByJob } from '../operation.ts'
import type { RunsService } from '../runs.ts'

/** Dependencies of the trades service. */
export interface TradesServiceDeps {
  readonly work: Workspace
  readonly operations: TradeOperations
  readonly settings: SettingsPort
  readonly secrets: Pick<Secrets, 'set'>
  readonly jobs: JobsService
  readonly runs: RunsService
  readonly live: LiveKeeper['view']
}

/** The input of a list of one trades job. */
export type Paged = ByJob & { readonly limit: number; readonly cursor?: string | undefined }

/** Returns the settings of a trades job. @throws VigieError as jobOfKind */
export const settingsOf = ({ settings }: TradesServiceDeps, { job_id }: ByJob): TradesSettings =>
  jobOfKind(settings, job_id, 'trades').settings

/** Returns what a job collects, by its current settings. @throws VigieError as jobOfKind */
export function collectionFor(deps: TradesServiceDeps, input: ByJob): TradeCollection {
  return collectionOf(deps.work, settingsOf(deps, input))
}
