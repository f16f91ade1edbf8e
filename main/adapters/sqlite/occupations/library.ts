/** Searching, listing, importing and auditing occupation records. */
import type { Database } from 'better-sqlite3'
import type { LibraryStore, StoredAudit } from '../../../core/jobs/occupations/library.ts'
import { createImporter } from './importer.ts'
import { createJournal } from './journal.ts'
import { createLister } from './lister.ts'
import { type OccupationRow, occupationOf, type VersionRow, versionOf } from './rows.ts'

/** The store behind the reading side of the occupations service. */
export function createLibraryStore(db: Database): LibraryStore {
  const journal = createJournal(db)
  const all = db.prepare<[{ status: string | null }], OccupationRow>(
    'SELECT * FROM occupations WHERE @status IS NULL OR status = @status ORDER BY code',
  )
  const versions = db.prepare<[string], VersionRow>(
    `SELECT code, version, at, author, model, prompt, cost, simulated, 'null' AS content FROM occupation_versions
     WHERE code = ? ORDER BY version DESC`,
  )
  const version = db.prepare<[string, number], VersionRow>(
    'SELECT * FROM occupation_versions WHERE code = ? AND version = ?',
  )
  const setStatus = db.prepare('UPDATE occupations SET status = ? WHERE code = ? AND status <> ?')
  const setStatuses = db.prepare(
    'UPDATE occupations SET status = @status WHERE status <> @status AND (@domain IS NULL OR domain = @domain)',
  )
  const audit = db.prepare<[Record<string, unknown>], StoredAudit>(
    `SELECT * FROM occupation_audit WHERE (@code IS NULL OR code = @code) AND (@before IS NULL OR id < @before)
       AND (@search IS NULL OR description LIKE '%' || @search || '%' OR agent LIKE '%' || @search || '%' OR event = @search)
     ORDER BY id DESC LIMIT @limit`,
  )
  return {
    list: createLister(db),
    *all(status) {
      for (const row of all.iterate({ status })) yield occupationOf(row)
    },
    versions: (code) => versions.all(code).map(versionOf),
    version(code, number) {
      const row = version.get(code, number)
      return row === undefined ? null : versionOf(row)
    },
    import: createImporter(db),
    setStatus: db.transaction((code: string, status: string, at: number) => {
      if (setStatus.run(status, code, status).changes === 0) return
      journal.audit({
        at,
        code,
        event: 'status',
        agent: 'person',
        description: status,
        before: null,
        after: null,
      })
    }),
    setStatuses: db.transaction((domain: string | null, status: string, at: number) => {
      const { changes } = setStatuses.run({ domain, status })
      const description = `${status}: ${changes} records${domain === null ? '' : ` of domain ${domain}`}`
      if (changes > 0)
        journal.audit({
          at,
          code: null,
          event: 'status',
          agent: 'person',
          description,
          before: null,
          after: null,
        })
      return changes
    }),
    audit: (query) => audit.all({ ...query }),
  }
}
