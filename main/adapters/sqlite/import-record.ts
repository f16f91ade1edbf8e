/** Records what an import changes, row by row, and undoes it. */
import type { Database } from 'better-sqlite3'
import type { PastImportRecord, PastImports } from '../../core/maintenances/import/past-imports.ts'
import type { ImportToRecord } from '../../core/maintenances/import/ports.ts'
import { inOneTransaction } from './one-transaction.ts'
import { createSubjectAlerts } from './subject-alerts.ts'

/** In the order in which rows can be deleted. */
const TABLES = ['maintenances', 'assets'] as const
type RecordedTable = (typeof TABLES)[number]

/** Imports whose changes are kept. */
const KEPT = 50

/**
 * Records all changes of the work, which runs in a transaction of its own: triggers keep each row as it was before its
 * first change; rows that are new have none.
 * @returns the number of the import
 */
export function recordChanges(db: Database, about: ImportToRecord, work: () => void): number {
  const added = db
    .prepare('INSERT INTO imports (subject, file_name, imported_at, created, updated) VALUES (?, ?, ?, ?, ?)')
    .run(about.subject, about.fileName, about.now, about.created, about.updated)
  const importId = Number(added.lastInsertRowid)
  for (const table of TABLES) db.exec(triggersOf(db, table, importId))
  work()
  for (const table of TABLES) db.exec(`DROP TRIGGER temp.added_${table}; DROP TRIGGER temp.changed_${table}`)
  db.prepare('DELETE FROM imports WHERE id <= ?').run(importId - KEPT)
  return importId
}

function triggersOf(db: Database, table: RecordedTable, importId: number): string {
  const before = columnsOf(db, table)
    .map((column) => `'${column}', OLD.${column}`)
    .join(', ')
  const record = (row: string, content: string) =>
    `INSERT OR IGNORE INTO import_changes VALUES (${importId}, '${table}', ${row}.id, ${content});`
  return `
    CREATE TEMP TRIGGER added_${table} AFTER INSERT ON main.${table} BEGIN ${record('NEW', 'NULL')} END;
    CREATE TEMP TRIGGER changed_${table} AFTER UPDATE ON main.${table}
      BEGIN ${record('OLD', `json_object(${before})`)} END;`
}

const columnsOf = (db: Database, table: RecordedTable) =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)

interface ChangeRow {
  readonly row_id: number
  readonly before: string | null
}

/** The imports that were accepted, in SQLite. */
export function createPastImports(db: Database): PastImports {
  const edited = TABLES.map(
    (table) => `(SELECT count(*) FROM import_changes c JOIN ${table} t ON t.id = c.row_id
      WHERE c.import_id = i.id AND c.subject = '${table}' AND t.updated_at <> i.imported_at)`,
  ).join(' + ')
  const select = `SELECT id, subject, file_name AS fileName, imported_at AS importedAt, created, updated,
    undone_at AS undoneAt, ${edited} AS editedSince FROM imports i`
  const recent = db.prepare<[number], PastImportRecord>(`${select} ORDER BY id DESC LIMIT ?`)
  const one = db.prepare<[number], PastImportRecord>(`${select} WHERE id = ?`)
  return {
    recent: (limit) => recent.all(limit),
    find: (id) => one.get(id) ?? null,
    undo: (id, now) => inOneTransaction(db, () => undo(db, id, now)),
  }
}

/** Restores changed rows, then deletes new ones; keeps a new asset that has other maintenances by now. */
function undo(db: Database, id: number, now: number): void {
  const alerts = createSubjectAlerts(db)
  for (const table of TABLES) {
    const changes = db
      .prepare<[number, string], ChangeRow>(
        'SELECT row_id, before FROM import_changes WHERE import_id = ? AND subject = ? ORDER BY before IS NULL, row_id DESC',
      )
      .all(id, table)
    const columns = columnsOf(db, table)
    const assigned = columns.map((column) => `${column} = json_extract(@before, '$.${column}')`).join(', ')
    const restore = db.prepare(`UPDATE ${table} SET ${assigned} WHERE id = @id`)
    const remove = db.prepare(
      table === 'assets'
        ? 'DELETE FROM assets WHERE id = @id AND NOT EXISTS (SELECT 1 FROM maintenances WHERE asset_id = @id)'
        : 'DELETE FROM maintenances WHERE id = @id',
    )
    for (const { row_id: rowId, before } of changes) {
      if (before !== null) restore.run({ id: rowId, before })
      else {
        if (table === 'maintenances') alerts.forgetMaintenance(rowId)
        const removed = remove.run({ id: rowId }).changes > 0
        if (removed && table === 'assets') alerts.forgetAsset(rowId)
      }
    }
  }
  db.prepare('UPDATE imports SET undone_at = ? WHERE id = ?').run(now, id)
  db.prepare('DELETE FROM import_changes WHERE import_id = ?').run(id)
}
