import type { OccupationsServiceDeps } from './deps.ts'
import { createReading } from './reading.ts'
import { createWriting } from './writing.ts'

export type OccupationsService = ReturnType<typeof createOccupationsService>

/** The service behind `occupations.*` of the contract. */
export function createOccupationsService(deps: OccupationsServiceDeps) {
  return { ...createReading(deps), ...createWriting(deps) }
}
