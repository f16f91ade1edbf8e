import type { Migration } from './migration.ts'

/** The program that a run has started, so that the next start finds it if Vigie dies first. */
export const runPrograms: Migration = {
  version: 34,
  name: 'run-programs',
  up: (db) => db.exec('ALTER TABLE runs ADD COLUMN program TEXT'),
}
