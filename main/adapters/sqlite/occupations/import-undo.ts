/** Takes an import of records back as a whole. */
import type { Database } from 'better-sqlite3'
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { OccupationContent } from '../../../../shared/occupation.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type { LibraryStore, UndoneRecords } from '../../../core/jobs/occupations/library.ts'
import { IMPORTED } from './import-content.ts'
import { createImageReader, imageName, type RecordImage } from './import-record.ts'
import { createJournal } from './journal.ts'
import { createRemoval } from './removal.ts'
import { searchRow } from './rows.ts'
import { createVersionSaver } from './versions.ts'

interface KeptRecord {
  readonly code: string
  /** JSON of a `RecordImage`; null if the import added the record. */
  readonly before: string | null
  readonly after: string
}

/** A record that was changed after the import stays as it is, and is counted. */
export function createImportUndo(db: Database): Pick<LibraryStore, 'undoImport'> {
  const find = db.prepare<[number], { undone_at: number | null }>(
    'SELECT undone_at FROM occupation_imports WHERE id = ?',
  )
  const records = db.prepare<[number], KeptRecord>(
    'SELECT code, before, after FROM occupation_import_records WHERE import_id = ? ORDER BY code',
  )
  const close = db.prepare('UPDATE occupation_imports SET undone_at = ? WHERE id = ?')
  const drop = db.prepare('DELETE FROM occupation_import_records WHERE import_id = ?')
  const imageOf = createImageReader(db)
  const { remove } = createRemoval(db)
  const restore = createRestorer(db)
  return {
    undoImport: db.transaction((id: number, at: number): UndoneRecords => {
      const found = find.get(id)
      if (found === undefined) throw new VigieError('import_not_found', { id })
      if (found.undone_at !== null) throw new VigieError('import_undone', { id })
      const counts = { removed: 0, restored: 0, changed_since: 0 }
      for (const { code, before, after } of records.all(id)) {
        const now = imageOf(code)
        if (now === null || imageName(now) !== after) counts.changed_since += 1
        else if (before === null) counts.removed += Number(remove(code, at))
        else {
          restore(code, at, JSON.parse(before) as RecordImage, now)
          counts.restored += 1
        }
      }
      drop.run(id)
      close.run(at, id)
      return counts
    }),
  }
}

/** The text of before comes back as a new version; a record that had none has none again. */
function createRestorer(db: Database) {
  const saveVersion = createVersionSaver(db)
  const journal = createJournal(db)
  const about = db.prepare(
    'UPDATE occupations SET title = @title, ogr = @ogr, masculine = @masculine, feminine = @feminine, origin = @origin WHERE code = @code',
  )
  const blank = db.prepare(
    'UPDATE occupations SET version = 0, content = NULL, simulated = 0, updated_at = NULL WHERE code = ?',
  )
  const dropVersions = db.prepare('DELETE FROM occupation_versions WHERE code = ?')
  const index = db.prepare('UPDATE occupations_search SET title = ?, titles = ? WHERE rowid = ?')
  const unread = db.prepare("UPDATE occupations_search SET text = '' WHERE rowid = ?")
  const [dropTitles, dropVariants] = ['titles', 'variants'].map((part) =>
    db.prepare(`DELETE FROM occupation_${part} WHERE code = ?`),
  )
  const addTitle = db.prepare(
    'INSERT INTO occupation_titles (code, position, ogr, label) VALUES (?, ?, ?, ?)',
  )
  const addVariant = db.prepare(
    `INSERT INTO occupation_variants (code, language, age, format, gender, name, content)
     VALUES (@code, @language, @age, @format, @gender, @name, @content)`,
  )

  function restoreText(code: string, at: number, before: RecordImage, now: RecordImage): void {
    const description: LocalizableMessage = { messageKey: 'occupations.import_undone' }
    if (before.version !== now.version && before.content !== null) {
      const content = JSON.parse(before.content) as OccupationContent
      const simulated = before.simulated === 1
      saveVersion({
        ...IMPORTED,
        author: 'rollback',
        agent: 'person',
        code,
        at,
        content,
        simulated,
        description,
      })
      return
    }
    if (before.version !== now.version) {
      dropVersions.run(code)
      blank.run(code)
      unread.run(searchRow(code))
    }
    const common = {
      event: 'rolled_back',
      agent: 'person',
      before: now.content,
      after: before.content,
    } as const
    journal.audit({ ...common, at, code, description })
  }

  return (code: string, at: number, before: RecordImage, now: RecordImage): void => {
    const { titles, variants, title, ogr, masculine, feminine, origin } = before
    about.run({ code, title, ogr, masculine, feminine, origin })
    dropTitles?.run(code)
    for (const [position, one] of titles.entries()) addTitle.run(code, position, one.ogr, one.label)
    dropVariants?.run(code)
    for (const variant of variants) addVariant.run({ code, ...variant })
    const labels = titles.map(({ label }) => label).join('\n')
    index.run(foldLigatures(title), foldLigatures(labels), searchRow(code))
    restoreText(code, at, before, now)
  }
}
