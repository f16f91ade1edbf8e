/** Searching, listing and auditing occupation records. */
import type { Database } from 'better-sqlite3'
import type { LibraryStore, StoredAudit } from '../../../core/jobs/occupations/library.ts'
import { createJournal } from './journal.ts'
import { createLister } from './lister.ts'
import { type OccupationRow, occupationOf, type VersionRow, versionOf } from './rows.ts'

/** The store behind the reading side of the occupations service. */
export function createLibraryStore(db: Database): LibraryStore {
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
    ...statuses(db),
    audit: (query) => audit.all({ ...query }),
  }
}

/** Statuses changed by a person, with their audit. */
function statuses(db: Database): Pick<LibraryStore, 'setStatus' | 'setStatuses'> {
  const journal = createJournal(db)
  const one = db.prepare('UPDATE occupations SET status = ? WHERE code = ? AND status <> ?')
  const many = db.prepare(
    'UPDATE occupations SET status = @status WHERE status <> @status AND (@domain IS NULL OR domain = @domain)',
  )
  const told = (at: number, code: string | null, description: string) =>
    journal.audit({ at, code, event: 'status', agent: 'person', description, before: null, after: null })
  return {
    setStatus: db.transaction((code: string, status: string, at: number) => {
      if (one.run(status, code, status).changes > 0) told(at, code, status)
    }),
    setStatuses: db.transaction((domain: string | null, status: string, at: number) => {
      const { changes } = many.run({ domain, status })
      const where = domain === null ? '' : ` of domain ${domain}`
      if (changes > 0) told(at, null, `${status}: ${changes} records${where}`)
      return changes
    }),
  }
}
