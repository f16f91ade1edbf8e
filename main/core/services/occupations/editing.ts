/** Edits occupation records: their text, version and status. */
import { type LocalizableMessage, literalMessage } from '../../../../shared/errors.ts'
import type { OccupationContent, OccupationStatus } from '../../../../shared/occupation.ts'
import type { NewVersion } from '../../jobs/occupations/ports.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { changed, recordOf, versionIn, viewOf } from './records.ts'

type Edit = Pick<NewVersion, 'code' | 'author' | 'description' | 'content' | 'simulated'>

/** The editing part of the service. */
export function createEditing(deps: OccupationsServiceDeps) {
  const { store, library, clock } = deps

  /** Saves a version written on this machine: no model, no cost. */
  function save(edit: Edit) {
    const none = { model: null, prompt: null, cost: 0, settlement: null, cycleId: null }
    store.saveVersion({ ...edit, ...none, at: clock.now(), agent: 'person' })
    changed(deps, edit.code)
    return viewOf(deps, edit.code)
  }

  return {
    edit({ code, content }: ByCode & { readonly content: OccupationContent }) {
      recordOf(deps, code)
      return save({ code, author: 'person', description: literalMessage(''), content, simulated: false })
    },
    rollback({ code, version }: ByCode & { readonly version: number }) {
      recordOf(deps, code)
      const { content, simulated } = versionIn(deps, code, version)
      const description: LocalizableMessage = { told: 'occupations.to_version', params: { version } }
      return save({ code, author: 'rollback', description, content, simulated })
    },
    setStatus({ code, status }: ByCode & { readonly status: OccupationStatus }) {
      recordOf(deps, code)
      library.setStatus(code, status, clock.now())
      changed(deps, code)
      return viewOf(deps, code)
    },
    /** All records, or those of a domain. */
    publishAll({ domain, status }: { domain?: string | undefined; status: OccupationStatus }) {
      const count = library.setStatuses(domain ?? null, status, clock.now())
      changed(deps, null)
      return { changed: count }
    },
  }
}
