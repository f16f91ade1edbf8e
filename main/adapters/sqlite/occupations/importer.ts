/** Writes an import: new records, changed titles, new content as a version; equal content is unchanged. */
import type { Database } from 'better-sqlite3'
import { type LocalizableMessage, literalMessage } from '../../../../shared/errors.ts'
import type { OccupationStatus } from '../../../../shared/occupation.ts'
import type { RecordField } from '../../../../shared/occupation-import.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type {
  ImportedAudit,
  ImportedOccupation,
  RecordsOutcome,
} from '../../../core/jobs/occupations/library.ts'
import { createContentWriter, IMPORTED } from './import-content.ts'
import { createExtrasWriter } from './import-extras.ts'
import { keepImport } from './import-record.ts'
import { createJournal } from './journal.ts'
import { type OccupationRecordRow, occupationOf, searchRow } from './rows.ts'
import { createVersionSaver } from './versions.ts'

/** Stores records in one transaction. `at` is in ms; `fallback` is the status of new records without one. */
export type Importer = (
  records: readonly ImportedOccupation[],
  at: number,
  fallback: OccupationStatus,
  audit?: readonly ImportedAudit[],
) => Pick<RecordsOutcome, 'created' | 'updated' | 'unchanged' | 'import_id' | 'changes' | 'locked'>

/**
 * Prepares the importer on an open, migrated database. A record equal to the stored one is unchanged; one without a title
 * that is not known is left out.
 */
export function createImporter(db: Database): Importer {
  const statements = prepare(db)
  const saveVersion = createVersionSaver(db)
  const journal = createJournal(db)
  const extras = createExtrasWriter(db)
  const texts = createContentWriter(db)

  function create(record: NamedRecord, at: number, status: OccupationStatus): void {
    const { code, title, ogr } = record
    statements.insert.run({ code, title, ogr, domain: code.charAt(0), status: record.status ?? status })
    statements.index.run(searchRow(code), code, foldLigatures(title))
    const common = { event: 'created', agent: 'import', before: null, after: null } as const
    journal.audit({ ...common, at, code, description: literalMessage(title) })
  }

  function writeIdentity(record: NamedRecord, row: OccupationRecordRow): boolean {
    if (row.title === record.title && (record.ogr === null || row.ogr === record.ogr)) return false
    statements.rename.run(record.title, record.ogr ?? row.ogr, record.code)
    statements.retitle.run(foldLigatures(record.title), searchRow(record.code))
    return true
  }

  /** A changed title is a version too, unless it came with a text; of a record without a text, it is in the audit. */
  function noteRename(
    record: NamedRecord,
    before: OccupationRecordRow,
    at: number,
    description: LocalizableMessage,
  ): void {
    if (record.title === before.title) return
    const row = statements.find.get(record.code)
    if (row === undefined || row.version !== before.version) return
    const { code, content, simulated } = occupationOf(row)
    if (content !== null) saveVersion({ ...IMPORTED, code, at, content, simulated, description })
    else
      journal.audit({ at, code, event: 'imported', agent: 'import', description, before: null, after: null })
  }

  function writeTitles(record: NamedRecord): boolean {
    if (record.titles === null) return false
    const stored = statements.titles.all(record.code)
    // A file without the numbers of job titles leaves those that are known.
    const numbers = new Map(stored.map(({ label, ogr }) => [label, ogr]))
    const given = record.titles.map(({ ogr, label }) => ({ ogr: ogr ?? numbers.get(label) ?? null, label }))
    if (JSON.stringify(stored) === JSON.stringify(given)) return false
    statements.forget.run(record.code)
    for (const [position, { ogr, label }] of given.entries()) {
      statements.addTitle.run(record.code, position, ogr, label)
    }
    const labels = given.map((title) => title.label).join('\n')
    statements.reindex.run(foldLigatures(record.title), foldLigatures(labels), searchRow(record.code))
    return true
  }

  return db.transaction((...[records, at, fallback, audit = []]: Parameters<Importer>) => {
    const counts = { created: 0, updated: 0, unchanged: 0 }
    const changes: FieldCounts = {}
    const locked: FieldCounts = {}
    const kept = keepImport(db, at)
    for (const given of records) {
      const stored = statements.find.get(given.code)
      const record = named(given, stored)
      if (record === null) continue
      const isNew = stored === undefined
      kept.around(record.code, () => {
        if (isNew) create(record, at, fallback)
        const row = statements.find.get(record.code) as OccupationRecordRow
        const isNamed = writeIdentity(record, row)
        const description = descriptionOf(record, row)
        const fields: RecordField[] = [
          ...(record.title === row.title ? [] : ['title' as const]),
          ...(writeTitles(record) ? ['job_title' as const] : []),
          ...texts.write(record, row, at, description),
          ...texts.fill(record, at, description),
        ]
        const isOther = extras.write(record, row)
        if (!isNew) noteRename(record, row, at, description)
        if (isNew) {
          counts.created += 1
          return
        }
        count(changes, fields)
        count(locked, lockedAmong(fields, row))
        if (isNamed || isOther || fields.length > 0) counts.updated += 1
        else counts.unchanged += 1
      })
    }
    extras.writeAudit(audit)
    return { ...counts, import_id: kept.end(), changes, locked }
  })
}

type FieldCounts = Partial<Record<RecordField, number>>

function count(counts: FieldCounts, fields: readonly RecordField[]): void {
  for (const field of fields) counts[field] = (counts[field] ?? 0) + 1
}

/** Returns the fields that a person had written. */
function lockedAmong(fields: readonly RecordField[], row: OccupationRecordRow): RecordField[] {
  const locked: readonly string[] = occupationOf(row).locked
  return fields.filter((field) => locked.includes(field))
}

/** What the version of an import says: the title, if it changes. */
function descriptionOf({ title }: NamedRecord, before: OccupationRecordRow): LocalizableMessage {
  if (title === before.title) return literalMessage('')
  return { messageKey: 'occupations.retitled', params: { before: before.title, after: title } }
}

type NamedRecord = ImportedOccupation & { readonly title: string }

/** Returns a record with the title it gets; null if it has none and is not known. */
function named(record: ImportedOccupation, stored: OccupationRecordRow | undefined): NamedRecord | null {
  const keeps = record.title === null || (record.titleIsGuess === true && stored !== undefined)
  const title = keeps ? stored?.title : record.title
  return title === undefined || title === null ? null : { ...record, title }
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], OccupationRecordRow>('SELECT * FROM occupations WHERE code = ?'),
    insert: db.prepare(
      'INSERT INTO occupations (code, title, ogr, domain, status) VALUES (@code, @title, @ogr, @domain, @status)',
    ),
    rename: db.prepare('UPDATE occupations SET title = ?, ogr = ? WHERE code = ?'),
    index: db.prepare(
      "INSERT INTO occupations_search (rowid, code, title, titles, text) VALUES (?, ?, ?, '', '')",
    ),
    retitle: db.prepare('UPDATE occupations_search SET title = ? WHERE rowid = ?'),
    reindex: db.prepare('UPDATE occupations_search SET title = ?, titles = ? WHERE rowid = ?'),
    titles: db.prepare<[string], { ogr: string | null; label: string }>(
      'SELECT ogr, label FROM occupation_titles WHERE code = ? ORDER BY position',
    ),
    forget: db.prepare('DELETE FROM occupation_titles WHERE code = ?'),
    addTitle: db.prepare('INSERT INTO occupation_titles (code, position, ogr, label) VALUES (?, ?, ?, ?)'),
  }
}
