import { createComparing } from './comparing.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { createEditing } from './editing.ts'
import { createExporting } from './exporting.ts'
import { createImporting } from './importing.ts'
import { createReading } from './reading.ts'
import { createReviewing } from './reviewing.ts'
import { createRewriting } from './rewriting.ts'
import { createVariantsPart } from './variants.ts'

/** Operations on occupation records and their versions. */
export type OccupationsService = ReturnType<typeof createOccupationsService>

/** The service behind `occupations.*` of the contract. */
export function createOccupationsService(deps: OccupationsServiceDeps) {
  return {
    ...createReading(deps),
    ...createImporting(deps),
    ...createEditing(deps),
    ...createVariantsPart(deps),
    ...createExporting(deps),
    ...createComparing(deps),
    ...createReviewing(deps),
    ...createRewriting(deps),
  }
}
