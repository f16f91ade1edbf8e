/** Writes what an import says of records besides title and text: both names, origin, variants, and a past audit. */
import type { Database } from 'better-sqlite3'
import { literalMessage } from '../../../../shared/errors.ts'
import type { ImportedAudit, ImportedOccupation } from '../../../core/jobs/occupations/library.ts'
import { messageColumn } from '../message-column.ts'
import type { OccupationRecordRow } from './rows.ts'

/** Call the functions in the transaction of the import. */
export function createExtrasWriter(db: Database) {
  const about = db.prepare('UPDATE occupations SET masculine = ?, feminine = ?, origin = ? WHERE code = ?')
  const variants = db.prepare<[string], { name: string }>(
    `SELECT language, age, format, gender, name, content FROM occupation_variants WHERE code = ?
     ORDER BY language, age, format, gender`,
  )
  const add = db.prepare(
    `INSERT OR REPLACE INTO occupation_variants (code, language, age, format, gender, name, content)
     VALUES (@code, @language, @age, @format, @gender, @name, @content)`,
  )
  const past = db.prepare(
    `INSERT INTO occupation_audit (at, code, event, agent, description, before, after)
     SELECT @at, @code, 'source', @agent, @description, @before, @after WHERE NOT EXISTS
       (SELECT 1 FROM occupation_audit WHERE event = 'source' AND at = @at AND code IS @code AND agent = @agent
          AND description = @description)`,
  )

  function writeAbout(record: ImportedOccupation, row: OccupationRecordRow): boolean {
    const { masculine = row.masculine, feminine = row.feminine } = record
    const origin = record.origin === undefined ? row.origin : JSON.stringify(record.origin)
    if (masculine === row.masculine && feminine === row.feminine && origin === row.origin) return false
    about.run(masculine, feminine, origin, record.code)
    return true
  }

  /** Those that the file does not have stay: a person may have added them. */
  function writeVariants({ code, variants: given }: ImportedOccupation): boolean {
    if (given === undefined) return false
    const before = JSON.stringify(variants.all(code))
    for (const variant of given) add.run({ code, ...variant })
    return before !== JSON.stringify(variants.all(code))
  }

  return {
    /** @returns whether anything changed */
    write: (record: ImportedOccupation, row: OccupationRecordRow): boolean =>
      [writeAbout(record, row), writeVariants(record)].includes(true),
    /** An entry that is there already is not added again. */
    writeAudit(entries: readonly ImportedAudit[]): void {
      for (const { description, ...entry } of entries)
        past.run({ ...entry, description: messageColumn(literalMessage(description)) })
    },
  }
}
