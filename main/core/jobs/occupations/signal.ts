/** The month of records as the alert rules see it: its spending, and an outage that stopped it. */
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { jobNameMessage } from '../../../../shared/job-name.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { BudgetSignal, RewriteSignal } from '../../alerts/signals.ts'
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
  return {
    id: `occupations/${toInstant(start, clock.zone()).slice(0, 7)}`,
    name: nameIn(settings),
    spent: dollars(store.spentSince(start)),
    cap,
    currency: 'USD',
  }
}

/** Null if no month is stopped. */
export function stoppedMonthSignal(
  settings: SettingsPort,
  store: Pick<RewriteStore, 'stoppedCycle'>,
): RewriteSignal | null {
  const stopped = store.stoppedCycle()
  if (stopped === null) return null
  const { id, left, cause } = stopped
  return { id: `occupations/${id}`, name: nameIn(settings), left, cause }
}

function nameIn(settings: SettingsPort): LocalizableMessage {
  const job = settings.read().jobs.occupations
  return job === undefined ? { messageKey: 'kind.occupations' } : jobNameMessage(job)
}
