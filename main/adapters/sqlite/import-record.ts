/** Records what an import, or a change of several rows, changes row by row, and undoes it. */
import type { Database, Statement } from 'better-sqlite3'
import type { PastImportRecord, PastImports } from '../../core/maintenances/import/past-imports.ts'
import type { ChangeRecorder, ChangesToRecord } from '../../core/maintenances/import/ports.ts'
import { completeSearchTexts } from './maintenance-search.ts'
import { inOneTransaction } from './one-transaction.ts'
import { createSubjectAlerts } from './subject-alerts.ts'

/** In the order in which rows can be deleted. */
const TABLES = ['maintenances', 'meter_readings', 'assets'] as const
/** Those that note when a row was changed last. */
const DATED = ['maintenances', 'assets'] as const
type RecordedTable = (typeof TABLES)[number]

/** Imports whose changes are kept. */
const KEPT = 50

/**
 * Records all changes of the work, which runs in a transaction of its own: triggers keep each row as it was before its
 * first change or its removal. New rows have nothing to keep, and the highest numbers: one statement notes them at the end,
 * as a trigger for each would take a third of the time of a large import.
 * @returns the number of the record; null if nothing changed
 */
export function recordChanges(db: Database, about: ChangesToRecord, work: () => void): number | null {
  const added = db
    .prepare(`INSERT INTO imports (subject, file_name, imported_at, created, updated, action)
      VALUES (@subject, @fileName, @now, @created, @updated, @action)`)
    .run(about)
  const importId = Number(added.lastInsertRowid)
  const recorded = TABLES.map((table) => ({ table, importId, highest: highestIn(db, table) }))
  for (const one of recorded) db.exec(triggersOf(db, one))
  work()
  for (const { table, highest } of recorded) {
    for (const event of ['changed', 'removed']) db.exec(`DROP TRIGGER temp.${event}_${table}`)
    // A row with the number of a removed one is recorded as that.
    db.prepare(`INSERT INTO import_changes SELECT ?, '${table}', id, NULL FROM ${table} WHERE id > ?`).run(
      importId,
      highest,
    )
  }
  if (db.prepare('SELECT 1 FROM import_changes WHERE import_id = ? LIMIT 1').get(importId) === undefined) {
    db.prepare('DELETE FROM imports WHERE id = ?').run(importId)
    return null
  }
  db.prepare('DELETE FROM imports WHERE id <= ?').run(importId - KEPT)
  return importId
}

/** A table whose changes are recorded, and the highest number of its rows before them: SQLite gives new ones higher numbers. */
interface ChangedTable {
  readonly table: RecordedTable
  readonly importId: number
  readonly highest: number
}

const highestIn = (db: Database, table: RecordedTable): number =>
  db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number

function triggersOf(db: Database, { table, importId, highest }: ChangedTable): string {
  const before = columnsOf(db, table)
    .map((column) => `'${column}', OLD.${column}`)
    .join(', ')
  const record = `WHEN OLD.id <= ${highest} BEGIN
    INSERT OR IGNORE INTO import_changes VALUES (${importId}, '${table}', OLD.id, json_object(${before})); END;`
  return `
    CREATE TEMP TRIGGER changed_${table} AFTER UPDATE ON main.${table} ${record}
    CREATE TEMP TRIGGER removed_${table} AFTER DELETE ON main.${table} ${record}`
}

const columnsOf = (db: Database, table: RecordedTable) =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)

/** The recorder of changes that come from no file. */
export const createChangeRecorder = (db: Database): ChangeRecorder => ({
  recorded: (about, work) => inOneTransaction(db, () => recordChanges(db, about, work)),
})

interface ChangeRow {
  readonly row_id: number
  readonly before: string | null
}

/** The imports that were accepted, in SQLite. */
export function createPastImports(db: Database): PastImports {
  const edited = DATED.map(
    (table) => `(SELECT count(*) FROM import_changes c JOIN ${table} t ON t.id = c.row_id
      WHERE c.import_id = i.id AND c.subject = '${table}' AND t.updated_at <> i.imported_at)`,
  ).join(' + ')
  const select = `SELECT id, subject, file_name AS fileName, imported_at AS importedAt, created, updated,
    undone_at AS undoneAt, action, ${edited} AS editedSince FROM imports i`
  const recent = db.prepare<[number], PastImportRecord>(`${select} ORDER BY id DESC LIMIT ?`)
  const one = db.prepare<[number], PastImportRecord>(`${select} WHERE id = ?`)
  return {
    recent: (limit) => recent.all(limit),
    find: (id) => one.get(id) ?? null,
    undo: (id, now) => inOneTransaction(db, () => undo(db, id, now)),
  }
}

/**
 * Deletes new rows, which may have the identity of another, and what their completion has planned since; then restores changed
 * and removed ones. Keeps a new asset that has other maintenances by now. Columns that a record of an earlier version does not
 * have stay as they are.
 */
function undo(db: Database, id: number, now: number): void {
  const alerts = createSubjectAlerts(db)
  for (const planned of plannedSince(db, id)) {
    alerts.forgetMaintenance(planned)
    db.prepare('DELETE FROM maintenances WHERE id = ?').run(planned)
  }
  // One that follows another may be restored before it.
  db.pragma('defer_foreign_keys = ON')
  for (const table of TABLES) {
    const changes = db
      .prepare<[number, string], ChangeRow>(
        'SELECT row_id, before FROM import_changes WHERE import_id = ? AND subject = ? ORDER BY before IS NOT NULL, row_id DESC',
      )
      .all(id, table)
    const restore = restorer(db, table)
    const remove = db.prepare(
      table === 'assets'
        ? 'DELETE FROM assets WHERE id = @id AND NOT EXISTS (SELECT 1 FROM maintenances WHERE asset_id = @id)'
        : `DELETE FROM ${table} WHERE id = @id`,
    )
    for (const { row_id: rowId, before } of changes) {
      if (before !== null) restore(before)
      else {
        if (table === 'maintenances') alerts.forgetMaintenance(rowId)
        const removed = remove.run({ id: rowId }).changes > 0
        if (removed && table === 'assets') alerts.forgetAsset(rowId)
      }
    }
  }
  completeSearchTexts(db)
  // A calendar is read whole again, as what is stored is no longer what its last answer said.
  db.exec('DELETE FROM calendar_versions')
  db.prepare('UPDATE imports SET undone_at = ? WHERE id = ?').run(now, id)
  db.prepare('DELETE FROM import_changes WHERE import_id = ?').run(id)
}

/** Returns the maintenances that completions have planned since an import, after one that it recorded or after each other. */
const plannedSince = (db: Database, importId: number): number[] =>
  db
    .prepare<{ importId: number }, number>(`
      WITH RECURSIVE planned (id) AS (
        SELECT m.id FROM import_changes c JOIN maintenances m ON m.follows = c.row_id
        WHERE c.import_id = @importId AND c.subject = 'maintenances'
          AND m.created_at > (SELECT imported_at FROM imports WHERE id = @importId)
        UNION
        SELECT m.id FROM planned p JOIN maintenances m ON m.follows = p.id
      ) SELECT id FROM planned`)
    .pluck()
    .all({ importId })

/**
 * Returns a function that writes a row as it was, whether it is still there or not. One whose asset is gone stays gone, and
 * one that a file has brought again stays as that.
 */
function restorer(db: Database, table: RecordedTable): (before: string) => void {
  const known = new Set(columnsOf(db, table))
  const statements = new Map<string, Statement>()
  return (before) => {
    const row = JSON.parse(before) as Readonly<Record<string, unknown>>
    const columns = Object.keys(row).filter((column) => known.has(column))
    const key = columns.join(', ')
    const assigned = columns
      .filter((column) => column !== 'id')
      .map((column) => `${column} = excluded.${column}`)
    const statement =
      statements.get(key) ??
      db.prepare(`INSERT INTO ${table} (${key}) SELECT ${columns.map((column) => `@${column}`).join(', ')}
        WHERE ${table === 'assets' ? 'TRUE' : 'EXISTS (SELECT 1 FROM assets WHERE id = @asset_id)'}
        ON CONFLICT (id) DO UPDATE SET ${assigned.join(', ')} ON CONFLICT DO NOTHING`)
    statements.set(key, statement)
    statement.run(row)
  }
}
