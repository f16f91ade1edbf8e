/** Inspects a file or folder from elsewhere, splits it into days, or exports trades and bars as CSV. */

import type { AdoptedDay, AdoptTask, ExportTask, Preview, PreviewTask } from '../../core/jobs/trades/tasks.ts'
import { splitByDay } from '../trade-files/adopt.ts'
import { exportRows } from '../trade-files/export-csv.ts'
import { previewOf } from '../trade-files/preview.ts'
import { serveTask } from './host.ts'

await serveTask<AdoptTask | PreviewTask | ExportTask, AdoptedDay[] | Preview | number>((task, post) => {
  switch (task.action) {
    case 'preview':
      return previewOf(task)
    case 'split':
      return splitByDay(task, post)
    case 'export':
      return exportRows(task, post)
  }
})
