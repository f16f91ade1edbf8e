/** The memory of the publisher, on a real database. */
import { createUpdateMemory } from '../../main/adapters/sqlite/update-memory.ts'
import type { UpdateMemory } from '../../main/core/updates/ports.ts'
import { openTestDatabase } from './alerts-harness.ts'

/** On a new database, or on one that exists. */
export function updateMemory(path?: string): UpdateMemory {
  return createUpdateMemory(openTestDatabase(path))
}
