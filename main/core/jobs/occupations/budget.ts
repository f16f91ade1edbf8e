/** Spending caps, per run and per month. Amounts in millionths of a dollar. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { dollars } from './cost.ts'
import type { RewriteStore } from './ports.ts'

/**
 * Returns the cap that prevents further spending, or null.
 * @param runId the run whose own cap counts; null for a record rewritten manually
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
  return new VigieError('budget_reached', { cap, spent: dollars(spent) })
}
