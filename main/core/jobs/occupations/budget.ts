/** Spending caps, per run and per month. Amounts in millionths of a dollar. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { dollars } from './cost.ts'
import type { RewriteStore } from './ports.ts'

/**
 * Returns the cap that prevents further spending, or null.
 * @param runId the run whose own cap counts; null for a record rewritten manually
 */
export function capReached(
  store: Pick<RewriteStore, 'spentSince' | 'spentInRun' | 'unknownSince' | 'unknownInRun'>,
  settings: OccupationsSettings,
  monthStart: number,
  runId: string | null,
): VigieError | null {
  const ofRun =
    runId === null
      ? null
      : reached('run_cap_usd', settings, store.spentInRun(runId), store.unknownInRun(runId))
  return (
    ofRun ?? reached('month_cap_usd', settings, store.spentSince(monthStart), store.unknownSince(monthStart))
  )
}

/** Says which cap it is, and which part of the sum may not have been charged. */
function reached(
  setting: 'run_cap_usd' | 'month_cap_usd',
  { [setting]: cap }: OccupationsSettings,
  spent: number,
  unknown: number,
): VigieError | null {
  if (cap === null || dollars(spent) < cap) return null
  const besides: LocalizableMessage[] = [{ messageKey: 'occupations.cap_named', params: { setting } }]
  if (unknown > 0) besides.push({ messageKey: 'occupations.cap_unknown', params: { usd: dollars(unknown) } })
  return new VigieError('budget_reached', { cap, spent: dollars(spent), besides })
}
