/** One pass with its own database connection. */
import { type PassRequest, runPass } from '../../core/alerts/pass.ts'
import { systemRandom } from '../random/system.ts'
import { createPassStore } from '../sqlite/alert-pass.ts'
import { withConnection } from '../sqlite/second-connection.ts'
import { serveTask } from './host.ts'

/** The database and the request of one pass. */
export interface PassWork {
  readonly database: string
  readonly request: PassRequest
}

await serveTask(({ database, request }: PassWork) =>
  withConnection(database, (db) => runPass(createPassStore(db), request, systemRandom.id)),
)
