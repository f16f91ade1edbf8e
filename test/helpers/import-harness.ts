/** Imports and exports with a real database, without a worker thread. */

import { runImport } from '../../main/adapters/imports/run-import.ts'
import { createPastImports } from '../../main/adapters/sqlite/import-record.ts'
import { createExportsService } from '../../main/core/services/exports.ts'
import { createImportsService } from '../../main/core/services/imports.ts'
import { createPastImportsService } from '../../main/core/services/past-imports.ts'
import { importSourceSchema } from '../../shared/import.ts'
import { localizeAnswer } from '../../shared/localized.ts'
import { createAlertsHarness } from './alerts-harness.ts'
import { callerIn } from './caller.ts'

const never = () => new Promise<never>(() => {})

/** Imports and exports on one database, with its services. */
export type ImportHarness = ReturnType<typeof createImportHarness>

/** @param start where the clock begins */
export function createImportHarness(start = '2026-03-10T11:00:00Z') {
  const harness = createAlertsHarness({ start })
  let tokens = 0
  const random = { next: () => 0, share: () => 0, id: () => `token-${++tokens}` }
  const events = { publish: () => {}, subscribe: () => () => {} }
  const run = (task: Parameters<typeof runImport>[1], step: 'preview' | 'accept') =>
    runImport(harness.db, task, step)
  const imports = createImportsService({ run, clock: harness.clock, delay: never, random, events })
  const exports = createExportsService({
    ...harness.stores,
    clock: harness.clock,
    yieldToEventLoop: async () => {},
  })
  const rows = (table: string) => harness.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  return {
    ...harness,
    imports,
    pastImports: createPastImportsService({
      pastImports: createPastImports(harness.db),
      clock: harness.clock,
      events,
    }),
    exports,
    rows,
    preview: (content: string, more: object = {}) =>
      imports.maintenances.previewImport(importSourceSchema.parse({ content, ...more }), callerIn('fr')),
    accept: async (token: string) => localizeAnswer(await imports.maintenances.acceptImport({ token }), 'fr'),
  }
}
