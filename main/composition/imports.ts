/** Imports, each in its own thread: when Vigie stops, a running import is discarded. */
import { VigieError } from '../../shared/errors.ts'
import type { ImportWork, RecordsWork } from '../adapters/workers/import.worker.ts'
import type { RecordsImport, RecordsOutcome } from '../core/jobs/occupations/library.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import type { ImportOutcome, ImportRunner } from '../core/services/imports.ts'
import type { Foundation } from './foundation.ts'

/** The imports of assets, maintenances and records. */
export interface Imports {
  readonly part: LifecyclePart
  /** Assets or maintenances. */
  readonly plan: ImportRunner
  /** Occupation records. */
  readonly records: RecordsImport
}

/** Creates the imports; when their part stops, one that runs is aborted and nothing of it is stored. */
export function composeImports({ db, workers }: Foundation): Imports {
  const stopping = new AbortController()
  const inThread = <Work extends ImportWork | RecordsWork, Outcome>(
    input: Work,
    signal: AbortSignal,
  ): Promise<Outcome> => workers.run('import', { input, signal: AbortSignal.any([signal, stopping.signal]) })
  const database = db.name
  return {
    part: {
      name: 'imports',
      start: () => undefined,
      stop: () => stopping.abort(new VigieError('not_running_instance')),
    },
    plan: (task, step, signal) => inThread<ImportWork, ImportOutcome>({ database, task, step }, signal),
    records: (records, signal) => inThread<RecordsWork, RecordsOutcome>({ database, records }, signal),
  }
}
