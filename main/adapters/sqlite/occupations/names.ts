/** Names and variants of records, as a person writes them, with their audit. */
import type { Database } from 'better-sqlite3'
import { literalMessage, VigieError } from '../../../../shared/errors.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type { LibraryStore, RecordNames, StoredVariant } from '../../../core/jobs/occupations/library.ts'
import { createJournal } from './journal.ts'
import { searchRow } from './rows.ts'

type NamesRow = RecordNames

/** Prepares the statements on an open database. Each method is one transaction. */
export function createNames(db: Database): Pick<LibraryStore, 'setNames' | 'variants' | 'setVariant'> {
  const journal = createJournal(db)
  const find = db.prepare<[string], NamesRow>(
    'SELECT title, masculine, feminine FROM occupations WHERE code = ?',
  )
  const write = db.prepare(
    'UPDATE occupations SET title = @title, masculine = @masculine, feminine = @feminine WHERE code = @code',
  )
  const reindex = db.prepare('UPDATE occupations_search SET title = ? WHERE rowid = ?')
  const variants = db.prepare<[string], StoredVariant>(
    `SELECT language, age, format, gender, name, content FROM occupation_variants WHERE code = ?
     ORDER BY language, age, format, gender`,
  )
  const writeVariant = db.prepare(
    `INSERT OR REPLACE INTO occupation_variants (code, language, age, format, gender, name, content)
     VALUES (@code, @language, @age, @format, @gender, @name, @content)`,
  )
  const note = (code: string, at: number, before: unknown, after: unknown) =>
    journal.audit({
      at,
      code,
      event: 'edited',
      agent: 'person',
      description: literalMessage(''),
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    })

  return {
    setNames: db.transaction((code: string, given: Partial<RecordNames>, at: number) => {
      const before = find.get(code)
      if (before === undefined) throw new VigieError('occupation_not_found', { code })
      const after = { ...before, ...given }
      if (JSON.stringify(after) === JSON.stringify(before)) return
      write.run({ code, ...after })
      reindex.run(foldLigatures(after.title), searchRow(code))
      note(code, at, before, after)
    }),
    variants: (code) => variants.all(code),
    setVariant: db.transaction((code: string, variant: StoredVariant, at: number) => {
      const { language, age, format, gender } = variant
      const before = variants
        .all(code)
        .find(
          (one) =>
            one.language === language && one.age === age && one.format === format && one.gender === gender,
        )
      writeVariant.run({ code, ...variant })
      note(code, at, before ?? null, variant)
    }),
  }
}
