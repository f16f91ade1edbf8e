/** What rewriting cost in each month of the owner's zone. */
import type { MonthSpending } from '../../../../shared/contract/occupations-answers.ts'
import { localDayText, startOfMonth } from '../../../../shared/time/local-time.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { monthStart } from '../../jobs/occupations/month.ts'
import type { OccupationsServiceDeps } from './deps.ts'

const MONTHS = 12

/** Returns the last twelve months, oldest first. */
export function spendingByMonth({ store, clock }: OccupationsServiceDeps): MonthSpending[] {
  const zone = clock.zone()
  const months: MonthSpending[] = []
  let later = { spent: 0, unknown: 0 }
  for (let start = monthStart(clock); months.length < MONTHS; start = startOfMonth(start - 1, zone)) {
    const since = { spent: store.spentSince(start), unknown: store.unknownSince(start) }
    months.push({
      month: localDayText(start, zone).slice(0, 7),
      spent_usd: dollars(since.spent - later.spent),
      unknown_usd: dollars(since.unknown - later.unknown),
    })
    later = since
  }
  return months.reverse()
}
