/** Inspects a file or folder from elsewhere, splits it into days, writes months, or exports trades and bars as CSV. */

import type { MonthAnswer, MonthTask } from '../../core/jobs/trades/month-files.ts'
import type {
  AdoptedDay,
  AdoptTask,
  ExportTask,
  FilesPreview,
  PreviewTask,
} from '../../core/jobs/trades/tasks.ts'
import { splitByDay } from '../trade-files/adopt.ts'
import { exportRows } from '../trade-files/export-csv.ts'
import { previewOf } from '../trade-files/preview.ts'
import { writeMonth } from '../trade-files/write-month.ts'
import { serveTask } from './host.ts'

type FileTask = AdoptTask | PreviewTask | ExportTask | MonthTask

await serveTask<FileTask, AdoptedDay[] | FilesPreview | number | MonthAnswer>((task, post) => {
  switch (task.action) {
    case 'preview':
      return previewOf(task)
    case 'split':
      return splitByDay(task, post)
    case 'export':
      return exportRows(task, post)
    case 'month':
      return writeMonth(task, post)
  }
})
