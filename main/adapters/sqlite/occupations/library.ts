/** Searching, listing, importing and auditing occupation records. */
import type { Database } from 'better-sqlite3'
import type { LibraryStore, OccupationQuery, StoredAudit } from '../../../core/jobs/occupations/library.ts'
import { createImporter } from './importer.ts'
import { createJournal } from './journal.ts'
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
    list: (query) => list(db, query),
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

function list(db: Database, query: OccupationQuery): ReturnType<LibraryStore['list']> {
  const match = query.search === null ? null : ftsQuery(query.search)
  const conditions = [
    match === null
      ? ''
      : 'code IN (SELECT code FROM occupations_search WHERE occupations_search MATCH @match)',
    query.status === null ? '' : 'status = @status',
    query.domain === null ? '' : 'domain = @domain',
  ].filter((condition) => condition !== '')
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const values = { match, status: query.status, domain: query.domain }
  const total = db.prepare<[typeof values], { count: number }>(
    `SELECT COUNT(*) AS count FROM occupations ${where}`,
  )
  const items = db.prepare<[typeof values & { after: string; limit: number }], OccupationRow>(
    `SELECT * FROM occupations ${where === '' ? 'WHERE' : `${where} AND`} code > @after ORDER BY code LIMIT @limit`,
  )
  return {
    items: items.all({ ...values, after: query.after ?? '', limit: query.limit }).map(occupationOf),
    total: total.get(values)?.count ?? 0,
  }
}

/** Every word as a prefix, quoted, so that no word is an operator. Null where nothing is searchable. */
function ftsQuery(search: string): string | null {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ')
}
