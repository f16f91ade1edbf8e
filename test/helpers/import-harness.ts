/** Imports and exports with a real database, without a worker thread. */

import { runImport } from '../../main/adapters/imports/run-import.ts'
import { createExportsService } from '../../main/core/services/exports.ts'
import { createImportsService } from '../../main/core/services/imports.ts'
import { importSourceSchema } from '../../shared/import.ts'
import { localizeAnswer } from '../../shared/localized.ts'
import { createAlertsHarness } from './alerts-harness.ts'
import { callerIn } from './caller.ts'

const never = () => new Promise<never>(() => {})

export function createImportHarness() {
  const harness = createAlertsHarness()
  let tokens = 0
  const random = { next: () => 0, id: () => `token-${++tokens}` }
  const events = { publish: () => {}, subscribe: () => () => {} }
  const run = async (task: Parameters<typeof runImport>[1], step: 'preview' | 'accept') =>
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
    exports,
    rows,
    preview: (content: string, more: object = {}) =>
      imports.maintenances.previewImport(importSourceSchema.parse({ content, ...more }), callerIn('fr')),
    accept: async (token: string) => localizeAnswer(await imports.maintenances.acceptImport({ token }), 'fr'),
  }
}
