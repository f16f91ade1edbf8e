/** Imports and exports over a real database, without a thread of their own. */
import { runImport } from '../../main/adapters/imports/run-import.ts'
import { createExportsService } from '../../main/core/services/exports.ts'
import { createImportsService } from '../../main/core/services/imports.ts'
import { importSourceSchema } from '../../shared/import.ts'
import { alertsWorld } from './alerts-world.ts'

const never = () => new Promise<never>(() => {})

export function importWorld() {
  const world = alertsWorld()
  let tokens = 0
  const random = { next: () => 0, id: () => `token-${++tokens}` }
  const events = { publish: () => {}, subscribe: () => () => {} }
  const run = async (task: Parameters<typeof runImport>[1], step: 'preview' | 'accept') =>
    runImport(world.db, task, step)
  const imports = createImportsService({ run, clock: world.clock, delay: never, random, events })
  const exports = createExportsService({ ...world.stores, clock: world.clock, breathe: async () => {} })
  const rows = (table: string) => world.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  return {
    ...world,
    imports,
    exports,
    rows,
    preview: (content: string, more: object = {}) =>
      imports.preview('maintenances', importSourceSchema.parse({ content, ...more }), 'fr'),
    accept: (token: string) => imports.accept('maintenances', token, 'fr'),
  }
}
