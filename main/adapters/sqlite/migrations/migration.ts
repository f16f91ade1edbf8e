import type { Database } from 'better-sqlite3'

/** One step of the schema. Numbers rise by one; a released migration never changes and never calls today's code. */
export interface Migration {
  readonly version: number
  readonly name: string
  /** Runs inside a transaction of its own. */
  readonly up: (db: Database) => void
}
