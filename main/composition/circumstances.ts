/** What the answers of `readsStored` depend on, beside what is asked and by whom. */
import type { Circumstances } from '../adapters/http/microcache.ts'
import { changesOf } from '../adapters/sqlite/changes.ts'
import type { Foundation } from './foundation.ts'

const SECOND_MS = 1000

/** Settings are replaced as a whole, never changed. @param isLooking whether the scheduler runs */
export function composeCircumstances(
  { db, settings, clock }: Pick<Foundation, 'db' | 'settings' | 'clock'>,
  isLooking: () => boolean,
): Circumstances {
  const changes = changesOf(db)
  return () => {
    const stored = changes()
    if (stored === null) return null
    return [...stored, settings.read(), clock.zone(), Math.floor(clock.now() / SECOND_MS), isLooking()]
  }
}
