/** Reads, judges and stores an imported file with its own database connection. */
import type { RecordsOutcome, RecordsTask } from '../../core/jobs/occupations/library.ts'
import type { ImportOutcome, ImportTask } from '../../core/services/imports.ts'
import { importRecords } from '../imports/occupations/run-import.ts'
import { runImport } from '../imports/run-import.ts'
import { withConnection } from '../sqlite/second-connection.ts'
import { serveTask } from './host.ts'

/** Assets or maintenances. */
export interface ImportWork {
  readonly database: string
  readonly task: ImportTask
  readonly step: 'preview' | 'accept'
}

/** Occupation records. */
export interface RecordsWork {
  readonly database: string
  readonly records: RecordsTask
}

await serveTask<ImportWork | RecordsWork, ImportOutcome | RecordsOutcome>((work) =>
  'records' in work
    ? importRecords(work.database, work.records)
    : withConnection(work.database, (db) => runImport(db, work.task, work.step)),
)
