/** Symbols that the exchange has renamed: which name a day is asked for, and where ids begin anew. */
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'

type Named = Pick<TradesSettings, 'symbol' | 'earlier_symbols'>

/** Returns the name under which the exchange has the trades of a day. */
export function symbolOn({ symbol, earlier_symbols }: Named, day: CalendarDay): string {
  return earlier_symbols.find(({ until }) => day <= until)?.symbol ?? symbol
}

/** Returns the first day whose ids are of one numbering with those of a day; null if all before it are. */
function numberedSince({ earlier_symbols }: Named, day: CalendarDay): CalendarDay | null {
  const before = earlier_symbols.findLast(({ until }) => until < day)
  return before === undefined ? null : addDays(before.until, 1)
}

/** Whether the ids of two days can be compared: no new name lies between them. */
export function sameNumbering(settings: Named, one: CalendarDay, other: CalendarDay): boolean {
  return numberedSince(settings, one) === numberedSince(settings, other)
}
