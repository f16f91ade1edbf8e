/** Keeps each record as it was before an import, so that the import can be taken back. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** Imports whose changes are kept. */
const KEPT = 10

/** What an import can change of a record. As stored: content and origin are JSON text. */
export interface RecordImage {
  readonly title: string
  readonly ogr: string | null
  readonly masculine: string | null
  readonly feminine: string | null
  readonly origin: string | null
  readonly version: number
  readonly content: string | null
  readonly simulated: number
  readonly titles: readonly { readonly ogr: string | null; readonly label: string }[]
  readonly variants: readonly Readonly<
    Record<'language' | 'age' | 'format' | 'gender' | 'name' | 'content', string>
  >[]
}

/** Returns a reader of records as an import can change them; null for one that is not there. */
export function createImageReader(db: Database): (code: string) => RecordImage | null {
  const find = db.prepare<[string], Omit<RecordImage, 'titles' | 'variants'>>(
    'SELECT title, ogr, masculine, feminine, origin, version, content, simulated FROM occupations WHERE code = ?',
  )
  const titles = db.prepare<[string], RecordImage['titles'][number]>(
    'SELECT ogr, label FROM occupation_titles WHERE code = ? ORDER BY position',
  )
  const variants = db.prepare<[string], RecordImage['variants'][number]>(
    `SELECT language, age, format, gender, name, content FROM occupation_variants WHERE code = ?
     ORDER BY language, age, format, gender`,
  )
  return (code) => {
    const row = find.get(code)
    return row === undefined ? null : { ...row, titles: titles.all(code), variants: variants.all(code) }
  }
}

/** Names what a record looks like, to tell later if it was changed since. */
export const imageName = (image: RecordImage): string =>
  createHash('sha256').update(JSON.stringify(image)).digest('hex')

/** What an import changes, while it runs in its transaction. */
export interface ImportKeeper {
  /** Changes one record, and keeps how it was before if it is another afterwards. */
  readonly around: (code: string, change: () => void) => void
  /** Returns the number of the import; null if it changed nothing. */
  readonly end: () => number | null
}

/** Begins to keep what an import changes. @param at ms */
export function keepImport(db: Database, at: number): ImportKeeper {
  const imageOf = createImageReader(db)
  const id = Number(db.prepare('INSERT INTO occupation_imports (at) VALUES (?)').run(at).lastInsertRowid)
  const keep = db.prepare<[number, string, string | null, string]>(
    `INSERT INTO occupation_import_records (import_id, code, before, after) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET after = excluded.after`,
  )
  let kept = 0
  return {
    around(code, change) {
      const before = imageOf(code)
      change()
      const after = imageOf(code)
      if (after === null) return
      const name = imageName(after)
      if (before !== null && imageName(before) === name) return
      kept += 1
      keep.run(id, code, before === null ? null : JSON.stringify(before), name)
    },
    end() {
      const old = kept === 0 ? 'id = ?' : `id <= ? - ${KEPT}`
      db.prepare(`DELETE FROM occupation_imports WHERE ${old}`).run(id)
      return kept === 0 ? null : id
    },
  }
}
