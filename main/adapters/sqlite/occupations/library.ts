/** Searches and lists occupation records, and changes their status. */
import type { Database } from 'better-sqlite3'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { OccupationStatus } from '../../../../shared/occupation.ts'
import type { LibraryStore } from '../../../core/jobs/occupations/library.ts'
import { createAuditReader } from './audit.ts'
import { createImportUndo } from './import-undo.ts'
import { createJournal } from './journal.ts'
import { createLister } from './lister.ts'
import { createNames } from './names.ts'
import { createRemoval } from './removal.ts'
import { type OccupationRecordRow, occupationOf, type VersionRow, versionOf } from './rows.ts'
import { createVariants } from './variants.ts'

/** The store for reading occupation records. */
export function createLibraryStore(db: Database): LibraryStore {
  const all = db.prepare<[{ status: string | null }], OccupationRecordRow>(
    'SELECT * FROM occupations WHERE @status IS NULL OR status = @status ORDER BY code',
  )
  const versions = db.prepare<[string], VersionRow>(
    `SELECT code, version, at, author, model, prompt, cost, simulated, 'null' AS content, title FROM occupation_versions
     WHERE code = ? ORDER BY version DESC`,
  )
  const version = db.prepare<[string, number], VersionRow>(
    'SELECT * FROM occupation_versions WHERE code = ? AND version = ?',
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
    ...createNames(db),
    ...createVariants(db),
    ...createRemoval(db),
    ...createImportUndo(db),
    ...createAuditReader(db),
  }
}

/** Statuses changed by a person, with their audit. */
function statuses(db: Database): Pick<LibraryStore, 'setStatus' | 'setStatuses'> {
  const journal = createJournal(db)
  const one = db.prepare('UPDATE occupations SET status = ? WHERE code = ? AND status <> ?')
  const many = db.prepare(
    'UPDATE occupations SET status = @status WHERE status <> @status AND (@domain IS NULL OR domain = @domain)',
  )
  const note = (at: number, code: string | null, description: LocalizableMessage) =>
    journal.audit({ at, code, event: 'status', agent: 'person', description, before: null, after: null })
  return {
    setStatus: db.transaction((code: string, status: OccupationStatus, at: number) => {
      if (one.run(status, code, status).changes > 0)
        note(at, code, { messageKey: `occupations.status.${status}` })
    }),
    setStatuses: db.transaction((domain: string | null, status: OccupationStatus, at: number) => {
      const { changes: count } = many.run({ domain, status })
      const params = { status: { messageKey: `occupations.status.${status}` as const }, count }
      const description: LocalizableMessage =
        domain === null
          ? { messageKey: 'occupations.status_of_all', params }
          : { messageKey: 'occupations.status_of_domain', params: { ...params, domain } }
      if (count > 0) note(at, null, description)
      return count
    }),
  }
}
