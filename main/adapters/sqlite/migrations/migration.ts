import type { Database } from 'better-sqlite3'

/** One step of the schema. Numbers increase by one; a released migration never changes and never calls current code. */
export interface Migration {
  readonly version: number
  readonly name: string
  /** Runs in its own transaction. */
  readonly up: (db: Database) => void
}
