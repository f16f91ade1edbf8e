/** Writes an import: new records, changed titles, new content as a version; equal content is unchanged. */
import type { Database } from 'better-sqlite3'
import { type LocalizableMessage, literalMessage } from '../../../../shared/errors.ts'
import type { OccupationStatus } from '../../../../shared/occupation.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type {
  ImportedAudit,
  ImportedOccupation,
  RecordsOutcome,
} from '../../../core/jobs/occupations/library.ts'
import { EMPTY_CONTENT, filledWith } from '../../../core/jobs/occupations/locked.ts'
import { mayReplace } from '../../../core/jobs/occupations/simulation.ts'
import { createExtrasWriter } from './import-extras.ts'
import { createJournal } from './journal.ts'
import { type OccupationRecordRow, occupationOf, searchRow } from './rows.ts'
import { createVersionSaver } from './versions.ts'

/** Shared by all versions of an import: no cost, no model, no cycle. */
const IMPORTED = {
  author: 'import',
  agent: 'import',
  description: literalMessage(''),
  model: null,
  prompt: null,
  cost: 0,
  settlement: null,
  cycleId: null,
} as const

/** Stores records in one transaction. `at` is in ms; `fallback` is the status of new records without one. */
export type Importer = (
  records: readonly ImportedOccupation[],
  at: number,
  fallback: OccupationStatus,
  audit?: readonly ImportedAudit[],
) => Pick<RecordsOutcome, 'created' | 'updated' | 'unchanged'>

/**
 * Prepares the importer on an open, migrated database. A record equal to the stored one is unchanged; one without a title
 * that is not known is left out.
 */
export function createImporter(db: Database): Importer {
  const statements = prepare(db)
  const saveVersion = createVersionSaver(db)
  const journal = createJournal(db)
  const extras = createExtrasWriter(db)

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

  /** A changed title is a version too; of a record without a text, it is in the audit. */
  function noteRename(record: NamedRecord, before: OccupationRecordRow, at: number): void {
    if (record.title === before.title) return
    const row = statements.find.get(record.code)
    if (row === undefined || row.version !== before.version) return
    const { code, content, simulated } = occupationOf(row)
    const description: LocalizableMessage = {
      told: 'occupations.retitled',
      params: { before: before.title, after: record.title },
    }
    if (content !== null) saveVersion({ ...IMPORTED, code, at, content, simulated, description })
    else
      journal.audit({ at, code, event: 'imported', agent: 'import', description, before: null, after: null })
  }

  function writeTitles(record: NamedRecord): boolean {
    if (record.titles === null) return false
    const stored = JSON.stringify(statements.titles.all(record.code))
    const given = record.titles.map(({ ogr, label }) => ({ ogr, label }))
    if (stored === JSON.stringify(given)) return false
    statements.forget.run(record.code)
    for (const [position, { ogr, label }] of given.entries()) {
      statements.addTitle.run(record.code, position, ogr, label)
    }
    const labels = given.map((title) => title.label).join('\n')
    statements.reindex.run(foldLigatures(record.title), foldLigatures(labels), searchRow(record.code))
    return true
  }

  function writeContent(record: ImportedOccupation, row: OccupationRecordRow, at: number): boolean {
    const { code, content, simulated = false } = record
    if (content === null || JSON.stringify(content) === row.content) return false
    if (simulated && !mayReplace(occupationOf(row))) return false
    if (statements.knownContent.get(code, JSON.stringify(content)) !== undefined) return false
    saveVersion({ ...IMPORTED, code, at, content, simulated })
    return true
  }

  /** Fills what is empty. A simulation counts as empty. */
  function writePart({ code, part }: NamedRecord, at: number): boolean {
    const row = statements.find.get(code)
    if (part === undefined || row === undefined) return false
    const { content, simulated, locked } = occupationOf(row)
    const before = content === null || simulated ? EMPTY_CONTENT : content
    const filled = filledWith(before, part, locked)
    if (JSON.stringify(filled) === JSON.stringify(before)) return false
    saveVersion({ ...IMPORTED, code, at, content: filled, simulated: false })
    return true
  }

  return db.transaction((...[records, at, fallback, audit = []]: Parameters<Importer>) => {
    const counts = { created: 0, updated: 0, unchanged: 0 }
    for (const given of records) {
      const stored = statements.find.get(given.code)
      const record = named(given, stored)
      if (record === null) continue
      const isNew = stored === undefined
      if (isNew) create(record, at, fallback)
      const row = statements.find.get(record.code) as OccupationRecordRow
      const changes = [
        writeIdentity(record, row),
        writeTitles(record),
        writeContent(record, row, at),
        writePart(record, at),
        extras.write(record, row),
      ]
      if (!isNew) noteRename(record, row, at)
      if (isNew) counts.created += 1
      else if (changes.includes(true)) counts.updated += 1
      else counts.unchanged += 1
    }
    extras.writeAudit(audit)
    return counts
  })
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
    /** A file imported again after a rewrite adds nothing. */
    knownContent: db.prepare<[string, string], { version: number }>(
      "SELECT version FROM occupation_versions WHERE code = ? AND author = 'import' AND content = ?",
    ),
  }
}
