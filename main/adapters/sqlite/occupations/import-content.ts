/** Writes the text that an import brings as a version, field by field. */
import type { Database } from 'better-sqlite3'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { ContentField, OccupationContent } from '../../../../shared/occupation.ts'
import type { ImportedOccupation } from '../../../core/jobs/occupations/library.ts'
import {
  changedFields,
  EMPTY_CONTENT,
  type FieldChanges,
  filledWith,
  withChanges,
} from '../../../core/jobs/occupations/locked.ts'
import { mayReplace } from '../../../core/jobs/occupations/simulation.ts'
import { type OccupationRecordRow, occupationOf } from './rows.ts'
import { createVersionSaver } from './versions.ts'

/** Shared by all versions of an import: no cost, no model, no cycle. */
export const IMPORTED = {
  author: 'import',
  agent: 'import',
  model: null,
  prompt: null,
  cost: 0,
  settlement: null,
  cycleId: null,
} as const

/** Call the functions in the transaction of the import. They return the fields that changed. */
export function createContentWriter(db: Database) {
  const saveVersion = createVersionSaver(db)
  const find = db.prepare<[string], OccupationRecordRow>('SELECT * FROM occupations WHERE code = ?')
  const imported = db
    .prepare<[string], string>(
      "SELECT content FROM occupation_versions WHERE code = ? AND author = 'import' AND content IS NOT NULL",
    )
    .pluck()

  /** A file imported again after a rewrite adds nothing. */
  const isKnown = (code: string, given: FieldChanges): boolean =>
    imported.all(code).some((text) => {
      const content = JSON.parse(text) as OccupationContent
      return changedFields(content, withChanges(content, given)).length === 0
    })

  return {
    /**
     * Writes the fields that the file has. A simulation counts as empty, unless the file has one too.
     * @param description of the version
     */
    write(
      record: ImportedOccupation,
      row: OccupationRecordRow,
      at: number,
      description: LocalizableMessage,
    ): readonly ContentField[] {
      const { code, content: given, simulated = false } = record
      const stored = occupationOf(row)
      if (given === null || (simulated && !mayReplace(stored))) return []
      const before = stored.content ?? EMPTY_CONTENT
      const content = withChanges(stored.simulated && !simulated ? EMPTY_CONTENT : before, given)
      const changed = changedFields(before, content)
      if (changed.length === 0 || isKnown(code, given)) return []
      saveVersion({ ...IMPORTED, code, at, content, simulated, description })
      return changed
    },
    /** Fills what is empty. A simulation counts as empty. */
    fill(
      { code, part }: ImportedOccupation,
      at: number,
      description: LocalizableMessage,
    ): readonly ContentField[] {
      const row = find.get(code)
      if (part === undefined || row === undefined) return []
      const { content, simulated, locked } = occupationOf(row)
      const before = content === null || simulated ? EMPTY_CONTENT : content
      const filled = filledWith(before, part, locked)
      const changed = changedFields(before, filled)
      if (changed.length > 0)
        saveVersion({ ...IMPORTED, code, at, content: filled, simulated: false, description })
      return changed
    },
  }
}
