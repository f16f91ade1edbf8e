/** Reads, judges and keeps an imported file over a connection of its own. */
import type { ImportTask } from '../../core/services/imports.ts'
import { runImport } from '../imports/run-import.ts'
import { withConnection } from '../sqlite/second-connection.ts'
import { serveTask } from './host.ts'

export interface ImportWork {
  readonly database: string
  readonly task: ImportTask
  readonly step: 'preview' | 'accept'
}

await serveTask(({ database, task, step }: ImportWork) =>
  withConnection(database, (db) => runImport(db, task, step)),
)
