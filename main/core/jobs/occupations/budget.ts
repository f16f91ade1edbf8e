/** Caps on spending: a run's and a month's. Amounts in millionths of a dollar. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { dollars } from './cost.ts'
import type { RewriteStore } from './ports.ts'

/**
 * Why nothing more may be spent: the cap that is reached, or null.
 * @param runId the run whose own cap counts; null for a record rewritten by hand.
 */
export function capReached(
  store: Pick<RewriteStore, 'spentSince' | 'spentInRun'>,
  settings: OccupationsSettings,
  monthStart: number,
  runId: string | null,
): VigieError | null {
  const run = runId === null ? null : reached(store.spentInRun(runId), settings.run_cap_usd)
  return run ?? reached(store.spentSince(monthStart), settings.month_cap_usd)
}

function reached(spent: number, cap: number | null): VigieError | null {
  if (cap === null || dollars(spent) < cap) return null
  return new VigieError('budget_reached', { cap, spent: dollars(spent).toFixed(2) })
}
