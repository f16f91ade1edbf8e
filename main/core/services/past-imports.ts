/** The service for imports that were accepted: which they were, and how to undo one as a whole. */
import { VigieError } from '../../../shared/errors.ts'
import type { PastImport } from '../../../shared/import.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { SUBJECTS_CHANGED } from '../alerts/subjects-changed.ts'
import type { PastImportRecord, PastImports } from '../maintenances/import/past-imports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'
import type { ById } from './operation.ts'

const SHOWN = 50

export interface PastImportsServiceDeps {
  readonly pastImports: PastImports
  readonly clock: Clock
  readonly events: Events
}

/** Operations on accepted imports. */
export type PastImportsService = ReturnType<typeof createPastImportsService>

/** The service behind `maintenances.listImports` and `maintenances.undoImport`. */
export function createPastImportsService({ pastImports, clock, events }: PastImportsServiceDeps) {
  const viewOf = (record: PastImportRecord): PastImport => ({
    id: record.id,
    subject: record.subject,
    file_name: record.fileName,
    imported_at: toInstant(record.importedAt, clock.zone()),
    created: record.created,
    updated: record.updated,
    action: record.action,
    edited_since: record.editedSince,
    undone_at: record.undoneAt === null ? null : toInstant(record.undoneAt, clock.zone()),
  })

  function known(id: number): PastImportRecord {
    const record = pastImports.find(id)
    if (record === null) throw new VigieError('import_not_found', { id })
    return record
  }

  return {
    listImports: () => ({ items: pastImports.recent(SHOWN).map(viewOf) }),
    /** @throws VigieError import_not_found | import_undone | import_edited_since unless forced */
    undoImport({ id, force }: ById & { readonly force: boolean }): PastImport {
      const record = known(id)
      if (record.undoneAt !== null) throw new VigieError('import_undone', { id })
      if (record.editedSince > 0 && !force) {
        throw new VigieError('import_edited_since', { id, count: record.editedSince })
      }
      pastImports.undo(id, clock.now())
      events.publish(SUBJECTS_CHANGED)
      return viewOf(known(id))
    },
  }
}
