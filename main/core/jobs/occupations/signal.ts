/** The month's spending on records as the alert rules see it. */

import { jobNameMessage } from '../../../../shared/job-name.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { BudgetSignal } from '../../alerts/signals.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SettingsPort } from '../../ports/settings.ts'
import { dollars } from './cost.ts'
import { monthStart } from './month.ts'
import type { RewriteStore } from './ports.ts'
import { occupationsSettings } from './settings.ts'

/** Null if the owner set no cap. */
export function monthlyBudgetSignal(
  settings: SettingsPort,
  store: Pick<RewriteStore, 'spentSince'>,
  clock: Clock,
): BudgetSignal | null {
  const cap = occupationsSettings(settings).month_cap_usd
  if (cap === null) return null
  const start = monthStart(clock)
  const job = settings.read().jobs.occupations
  return {
    id: `occupations/${toInstant(start, clock.zone()).slice(0, 7)}`,
    name: job === undefined ? { told: 'kind.occupations' } : jobNameMessage(job),
    spent: dollars(store.spentSince(start)),
    cap,
    currency: 'USD',
  }
}
