import { jobsAndRuns } from './0001-jobs-and-runs.ts'
import type { Migration } from './migration.ts'

/** All migrations in order. */
export const migrations: readonly Migration[] = [jobsAndRuns]
