/** Reads the audit of occupation records. */
import type { Database } from 'better-sqlite3'
import { localize } from '../../../../shared/errors.ts'
import { LANGUAGES } from '../../../../shared/vocabulary.ts'
import type { LibraryStore, StoredAudit } from '../../../core/jobs/occupations/library.ts'
import { messageFromColumn } from '../message-column.ts'

type AuditRow = Omit<StoredAudit, 'description'> & { readonly description: string }

/** The audit on an open, migrated database; a search finds the words of an entry in any language. */
export function createAuditReader(db: Database): Pick<LibraryStore, 'audit'> {
  db.function('in_words', { deterministic: true }, (stored) =>
    LANGUAGES.map((language) => localize(messageFromColumn(String(stored)), language)).join('\n'),
  )
  const audit = db.prepare<[Record<string, unknown>], AuditRow>(
    `SELECT * FROM occupation_audit WHERE (@code IS NULL OR code = @code) AND (@before IS NULL OR id < @before)
       AND (@search IS NULL OR in_words(description) LIKE '%' || @search || '%' OR agent LIKE '%' || @search || '%'
         OR event = @search)
     ORDER BY id DESC LIMIT @limit`,
  )
  return {
    audit: (query) =>
      audit.all({ ...query }).map((row) => ({ ...row, description: messageFromColumn(row.description) })),
  }
}
