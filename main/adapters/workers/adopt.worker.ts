/** Splits a foreign file or folder into days, or writes trades and bars out as CSV. */

import type { AdoptedDay, AdoptTask, ExportTask } from '../../core/jobs/trades/tasks.ts'
import { splitByDay } from '../trade-files/adopt.ts'
import { exportRows } from '../trade-files/export-csv.ts'
import { serveTask } from './host.ts'

await serveTask<AdoptTask | ExportTask, AdoptedDay[] | number>((task, post) =>
  task.action === 'split' ? splitByDay(task, post) : exportRows(task, post),
)
