/** Edits occupation records: their text, version and status. */
import { type LocalizableMessage, literalMessage, VigieError } from '../../../../shared/errors.ts'
import type { ContentField, OccupationContent, OccupationStatus } from '../../../../shared/occupation.ts'
import {
  changedFields,
  EMPTY_CONTENT,
  type FieldChanges,
  withChanges,
} from '../../jobs/occupations/locked.ts'
import type { NewVersion, StoredOccupation } from '../../jobs/occupations/ports.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { changed, recordOf, versionIn, viewOf } from './records.ts'

type RecordEdit = Pick<NewVersion, 'code' | 'author' | 'description' | 'content' | 'title' | 'simulated'>

interface NameChanges {
  readonly title?: string | undefined
  readonly masculine?: string | null | undefined
  readonly feminine?: string | null | undefined
}

/** The editing part of the service. */
export function createEditing(deps: OccupationsServiceDeps) {
  const { store, library, clock } = deps

  /** Saves a version written on this machine: no model, no cost. */
  function save(edit: RecordEdit) {
    const none = { model: null, prompt: null, cost: 0, settlement: null, cycleId: null }
    store.saveVersion({ ...edit, ...none, at: clock.now(), agent: 'person' })
    changed(deps, edit.code)
    return viewOf(deps, edit.code)
  }

  /** What a person writes is locked; a simulation written over by hand is none any more. */
  function write(record: StoredOccupation, content: OccupationContent) {
    const { code, locked } = record
    const fields = changedFields(record.content ?? EMPTY_CONTENT, content)
    if (fields.length === 0) return viewOf(deps, code)
    store.lock(code, [...new Set([...locked, ...fields])])
    return save({ code, author: 'person', description: literalMessage(''), content, simulated: false })
  }

  return {
    edit({ code, content }: ByCode & { readonly content: OccupationContent }) {
      return write(recordOf(deps, code), content)
    },
    /** Writes some fields, and locks them. */
    change({ code, ...changes }: ByCode & FieldChanges) {
      const record = recordOf(deps, code)
      return write(record, withChanges(record.content ?? EMPTY_CONTENT, changes))
    },
    /** A new title of a record with a text is a version, so that it comes back with it. */
    names({ code, title, masculine, feminine }: ByCode & NameChanges) {
      const { content, simulated, ...record } = recordOf(deps, code)
      if (title !== undefined && title !== record.title && content !== null) {
        const params = { before: record.title, after: title }
        const description: LocalizableMessage = { messageKey: 'occupations.retitled', params }
        save({ code, author: 'person', description, content, title, simulated })
      }
      library.setNames(
        code,
        {
          ...(title !== undefined && { title }),
          ...(masculine !== undefined && { masculine }),
          ...(feminine !== undefined && { feminine }),
        },
        clock.now(),
      )
      changed(deps, code)
      return viewOf(deps, code)
    },
    /** Unlocks one field, or all. */
    release({ code, field }: ByCode & { readonly field?: ContentField | undefined }) {
      const { locked } = recordOf(deps, code)
      store.lock(code, field === undefined ? [] : locked.filter((one) => one !== field))
      changed(deps, code)
      return viewOf(deps, code)
    },
    rollback({ code, version }: ByCode & { readonly version: number }) {
      recordOf(deps, code)
      const { content, simulated, title } = versionIn(deps, code, version)
      const description: LocalizableMessage = { messageKey: 'occupations.to_version', params: { version } }
      return save({ code, author: 'rollback', description, content, title, simulated })
    },
    setStatus({ code, status }: ByCode & { readonly status: OccupationStatus }) {
      recordOf(deps, code)
      library.setStatus(code, status, clock.now())
      changed(deps, code)
      return viewOf(deps, code)
    },
    /** With its versions. Its audit and what was paid for it stay. @throws VigieError occupation_not_found */
    remove({ code }: ByCode) {
      if (!library.remove(code, clock.now())) throw new VigieError('occupation_not_found', { code })
      changed(deps, code)
      return { removed: true as const }
    },
    /** All records, or those of a domain. */
    publishAll({ domain, status }: { domain?: string | undefined; status: OccupationStatus }) {
      const count = library.setStatuses(domain ?? null, status, clock.now())
      changed(deps, null)
      return { changed: count }
    },
  }
}
