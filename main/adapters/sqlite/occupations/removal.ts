/** Removes a record. Its audit and the books of its paid calls stay. */
import type { Database } from 'better-sqlite3'
import { literalMessage } from '../../../../shared/errors.ts'
import type { LibraryStore } from '../../../core/jobs/occupations/library.ts'
import { createJournal } from './journal.ts'
import { searchRow } from './rows.ts'

/** Tables whose rows do not go with the record by themselves. Of a month, it is open again if it is imported again. */
const OF_RECORD = ['occupation_versions', 'occupation_proposals', 'occupation_cycle_ends']

/** Prepares the statements on an open database. */
export function createRemoval(db: Database): Pick<LibraryStore, 'remove'> {
  const journal = createJournal(db)
  const find = db.prepare<[string], { title: string; content: string | null }>(
    'SELECT title, content FROM occupations WHERE code = ?',
  )
  const parts = OF_RECORD.map((table) => db.prepare(`DELETE FROM ${table} WHERE code = ?`))
  const forget = db.prepare('DELETE FROM occupations_search WHERE rowid = ?')
  const drop = db.prepare('DELETE FROM occupations WHERE code = ?')
  return {
    remove: db.transaction((code: string, at: number) => {
      const before = find.get(code)
      if (before === undefined) return false
      for (const part of parts) part.run(code)
      forget.run(searchRow(code))
      drop.run(code)
      const description = literalMessage(before.title)
      const common = { event: 'removed', agent: 'person', after: null } as const
      journal.audit({ ...common, at, code, description, before: before.content })
      return true
    }),
  }
}
