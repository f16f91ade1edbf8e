/** What the end of a run does to the state of its job. */
import type { Ending } from '../jobs/attempts.ts'
import type { Entry } from './entry.ts'

/** Counts failures, halts after too many, and plans what follows a pause after the end. @returns whether it halted */
export function applyEnding(entry: Entry, ending: Ending, now: number): boolean {
  const halted = countFailure(entry, ending.outcome, now)
  const { pausedSince, haltedAt } = entry.state
  if (pausedSince === null && haltedAt === null) entry.change({ openSkip: null })
  if (entry.definition.schedule.form === 'after') planAfter(entry, ending, now)
  return halted
}

function countFailure(entry: Entry, outcome: Ending['outcome'], now: number): boolean {
  if (outcome === 'succeeded' || outcome === 'partial') entry.change({ failures: 0 })
  if (outcome !== 'failed') return false
  const failures = entry.state.failures + 1
  const limit = entry.definition.halt_after
  entry.change({ failures })
  if (limit === null || failures < limit || entry.state.haltedAt !== null) return false
  entry.change({ haltedAt: now, openSkip: null })
  return true
}

/**
 * An occurrence is known by its instant, so the next one comes at least a millisecond after the last; and not while a
 * source wants to be left alone, or each run would fail at once and the job be halted for its patience.
 */
function planAfter(entry: Entry, { again, wait }: Ending, now: number) {
  const lastPlanned = entry.state.lastPlanned ?? now
  entry.change({ anchorAt: now, lastPlanned })
  if (!entry.planned) return
  const { plan } = entry
  const next = again ? plan.first(Math.max(now, lastPlanned + 1)) : plan.next(now)
  entry.change({ nextDue: next === null || next >= now + wait ? next : plan.first(now + wait) })
}
