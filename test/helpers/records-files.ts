/** Files of occupation records, as they are published. */
import type { RecordsTask } from '../../main/core/jobs/occupations/library.ts'
import { zipOfFiles } from './zip.ts'

/** An archive of these files. */
export const zipOf = (files: Readonly<Record<string, Buffer>>) =>
  zipOfFiles(Object.entries(files).map(([name, content]) => ({ name, content })))

/** With quotes around each cell, as the published files have. */
export const csv = (...rows: readonly (readonly string[])[]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'))

/** An import of a file as a browser sends it. */
export const recordsTask = (bytes: Buffer, more: Partial<RecordsTask> = {}): RecordsTask => ({
  name: 'given.file',
  sent: bytes.toString('base64'),
  at: 1,
  fallback: 'draft',
  encoding: null,
  columns: null,
  step: 'import',
  ...more,
})
