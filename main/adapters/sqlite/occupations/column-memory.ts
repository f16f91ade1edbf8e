/** Remembers which columns a person chose for lists of records, by the headings of the list. */
import type { Database } from 'better-sqlite3'
import type { RecordColumns } from '../../../../shared/occupation-import.ts'

/** Shares the table of the imports of assets and maintenances, whose signatures begin with another word. */
export function createColumnMemory(db: Database) {
  const find = db.prepare<[string], string>('SELECT mapping FROM import_mappings WHERE signature = ?').pluck()
  const keep = db.prepare(`
    INSERT INTO import_mappings (signature, mapping, used_at) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`)
  const signature = (headings: readonly string[]) => `occupations\n${headings.join('\n')}`
  return {
    find(headings: readonly string[]): RecordColumns | null {
      const found = headings.length === 0 ? undefined : find.get(signature(headings))
      return found === undefined ? null : (JSON.parse(found) as RecordColumns)
    },
    keep: (headings: readonly string[], columns: RecordColumns, at: number): void =>
      void keep.run(signature(headings), JSON.stringify(columns), at),
  }
}
