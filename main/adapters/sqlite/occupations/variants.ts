/** Variants of records for other readers, as a person writes them, with their audit. */
import type { Database } from 'better-sqlite3'
import type { LibraryStore, StoredVariant, VariantReaders } from '../../../core/jobs/occupations/library.ts'
import { createJournal } from './journal.ts'

type VariantStore = Pick<LibraryStore, 'variants' | 'setVariant' | 'removeVariant'>
type VariantRow = VariantReaders & { readonly code: string }

const COLUMNS = 'language, age, format, gender, name, content'
const SAME = 'code = @code AND language = @language AND age = @age AND format = @format AND gender = @gender'

/** Prepares the statements on an open database. Each method is one transaction. */
export function createVariants(db: Database): VariantStore {
  const journal = createJournal(db)
  const all = db.prepare<[string], StoredVariant>(
    `SELECT ${COLUMNS} FROM occupation_variants WHERE code = ? ORDER BY language, age, format, gender`,
  )
  const find = db.prepare<[VariantRow], StoredVariant>(
    `SELECT ${COLUMNS} FROM occupation_variants WHERE ${SAME}`,
  )
  const write = db.prepare<[VariantRow & StoredVariant]>(
    `INSERT OR REPLACE INTO occupation_variants (code, ${COLUMNS})
     VALUES (@code, @language, @age, @format, @gender, @name, @content)`,
  )
  const drop = db.prepare<[VariantRow]>(`DELETE FROM occupation_variants WHERE ${SAME}`)
  return {
    variants: (code) => all.all(code),
    setVariant: db.transaction((code: string, variant: StoredVariant, at: number) => {
      const before = find.get({ code, ...variant }) ?? null
      if (JSON.stringify(before) === JSON.stringify(variant)) return
      write.run({ code, ...variant })
      journal.byHand(code, at, before, variant)
    }),
    removeVariant: db.transaction((code: string, readers: VariantReaders, at: number) => {
      const before = find.get({ code, ...readers })
      if (before === undefined) return false
      drop.run({ code, ...readers })
      journal.byHand(code, at, before, null)
      return true
    }),
  }
}
