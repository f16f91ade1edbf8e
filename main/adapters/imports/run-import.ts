/** Runs one import task on an open database: decodes the bytes, detects the kind of file, calls the core's import. */
import type { Database } from 'better-sqlite3'
import { acceptImport, previewImport } from '../../core/maintenances/import/import.ts'
import type { ImportOutcome, ImportTask } from '../../core/services/imports.ts'
import { createImportStore } from '../sqlite/import.ts'
import { decodeText } from './decode.ts'
import { readCalendar } from './ical.ts'

/** @throws VigieError import_unreadable | import_mapping_incomplete */
export function runImport(db: Database, task: ImportTask, step: 'preview' | 'accept'): ImportOutcome {
  const { content, contentBase64, fileName, format: asked, ...request } = task
  const text = content ?? decodeText(Buffer.from(contentBase64 ?? '', 'base64'))
  const format = asked === 'auto' ? recognised(text, fileName) : asked
  const perform = step === 'preview' ? previewImport : acceptImport
  return { ...perform(createImportStore(db), { ...request, text, format }, readCalendar), format }
}

function recognised(text: string, fileName: string): 'csv' | 'ical' {
  return /\.ics$/i.test(fileName) || /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? 'ical' : 'csv'
}
