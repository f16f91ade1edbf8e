/** Runs one import task on an open database: reads the file, detects its kind, calls the core's import. */
import type { Database } from 'better-sqlite3'
import { acceptImport, previewImport } from '../../core/maintenances/import/import.ts'
import type { ImportOutcome, ImportTask } from '../../core/services/imports.ts'
import { createImportStore } from '../sqlite/import.ts'
import { readImportFile, readText } from '../tables/read-file.ts'
import { readCalendar } from './ical.ts'

/** @throws VigieError import_unreadable | import_mapping_incomplete | import_values_unknown */
export async function runImport(
  db: Database,
  task: ImportTask,
  step: 'preview' | 'accept',
): Promise<ImportOutcome> {
  const { content, contentBase64, encoding, ...request } = task
  const file =
    content === null
      ? await readImportFile(Buffer.from(contentBase64 ?? '', 'base64'), encoding ?? undefined)
      : await readText(content)
  const perform = step === 'preview' ? previewImport : acceptImport
  return perform({ store: createImportStore(db), readCalendar }, request, file)
}
