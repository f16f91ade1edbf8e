/** Finds one record by its code, and publishes its changes. */
import { VigieError } from '../../../../shared/errors.ts'
import type { StoredOccupation, StoredVersion } from '../../jobs/occupations/ports.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { occupationOf } from './views.ts'

/** @throws VigieError occupation_not_found */
export function recordOf({ store }: OccupationsServiceDeps, code: string): StoredOccupation {
  const record = store.find(code)
  if (record === null) throw new VigieError('occupation_not_found', { code })
  return record
}

/** @throws VigieError occupation_version_not_found */
export function versionIn({ library }: OccupationsServiceDeps, code: string, version: number): StoredVersion {
  const stored = library.version(code, version)
  if (stored === null) throw new VigieError('occupation_version_not_found', { code, version })
  return stored
}

/** Returns the current record with its titles. @throws VigieError occupation_not_found */
export function viewOf(deps: OccupationsServiceDeps, code: string) {
  const { store, library, clock } = deps
  return occupationOf(
    recordOf(deps, code),
    { titles: store.titles(code), variants: library.variants(code), proposed: store.proposal(code) !== null },
    clock.zone(),
  )
}

/** Publishes a change; null if many records changed. */
export function changed({ events }: OccupationsServiceDeps, code: string | null): void {
  events.publish({ type: 'occupations', code })
}
