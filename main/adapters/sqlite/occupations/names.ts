/** Names of records, as a person writes them, with their audit. */
import type { Database } from 'better-sqlite3'
import { VigieError } from '../../../../shared/errors.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type { LibraryStore, RecordNames } from '../../../core/jobs/occupations/library.ts'
import { createJournal } from './journal.ts'
import { searchRow } from './rows.ts'

/** Prepares the statements on an open database. Each method is one transaction. */
export function createNames(db: Database): Pick<LibraryStore, 'setNames'> {
  const journal = createJournal(db)
  const find = db.prepare<[string], RecordNames>(
    'SELECT title, masculine, feminine FROM occupations WHERE code = ?',
  )
  const write = db.prepare(
    'UPDATE occupations SET title = @title, masculine = @masculine, feminine = @feminine WHERE code = @code',
  )
  const reindex = db.prepare('UPDATE occupations_search SET title = ? WHERE rowid = ?')

  return {
    setNames: db.transaction((code: string, given: Partial<RecordNames>, at: number) => {
      const before = find.get(code)
      if (before === undefined) throw new VigieError('occupation_not_found', { code })
      const after = { ...before, ...given }
      if (JSON.stringify(after) === JSON.stringify(before)) return
      write.run({ code, ...after })
      reindex.run(foldLigatures(after.title), searchRow(code))
      journal.byHand(code, at, before, after)
    }),
  }
}
