/** Under which name an exchange has a day, and which days' ids continue each other. */
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { Workspace } from './workspace.ts'

/** Returns the name under which the exchange has the trades of a day. */
export function symbolOn(
  { symbol, earlier_symbols }: Pick<TradesSettings, 'symbol' | 'earlier_symbols'>,
  day: CalendarDay,
): string {
  return earlier_symbols.find(({ until }) => day <= until)?.symbol ?? symbol
}

/** Returns the first day whose ids are of one numbering with those of a day; null if all before it are. */
function numberedSince({ earlier_symbols }: TradesSettings, day: CalendarDay): CalendarDay | null {
  const before = earlier_symbols.findLast(({ until }) => until < day)
  return before === undefined ? null : addDays(before.until, 1)
}

/** Whether the ids of two days can be compared: the exchange does not begin anew between them. */
export function sameNumbering(
  { exchanges }: Pick<Workspace, 'exchanges'>,
  settings: TradesSettings,
  one: CalendarDay,
  other: CalendarDay,
): boolean {
  if (exchanges[settings.exchange].numbersDaily) return one === other
  return numberedSince(settings, one) === numberedSince(settings, other)
}
