/** Decides whether a quote belongs to a session that is not in the history yet, and builds its bar. */

import { isWeekday } from '../../../../shared/time/calendar-day.ts'
import { localDayText, localMinutes } from '../../../../shared/time/local-time.ts'
import type { OhlcvBar } from '../../../core/jobs/fear-greed/ports.ts'
import type { Quote } from './quote.ts'

/** The exchange's time zone: its offset changes during Ramadan. */
export const ZONE = 'Africa/Casablanca'
/** Continuous session, minutes of the day: 09:30 to 15:30. */
const OPENS = 9 * 60 + 30
const CLOSES = 15 * 60 + 30
/** Values are published with two to four decimals. */
const SAME = 0.005

/**
 * Returns today's bar, or null if the quote is not of a new session. The quote has no date: it belongs to today's
 * session if today is a weekday, the session has begun, the history ends before today, and the quote's previous value
 * is the last close of the history. On a holiday it still shows the last session, and there is no bar.
 * @param turnover of the shares so far; it is the session's volume only after the close
 */
export function barOfToday(
  history: readonly OhlcvBar[],
  quote: Quote,
  turnover: number | null,
  now: number,
): OhlcvBar | null {
  const [day, minute] = [localDayText(now, ZONE), localMinutes(now, ZONE)]
  const last = history.reduce<OhlcvBar | null>((a, b) => (a === null || b.day > a.day ? b : a), null)
  if (last === null || last.day >= day || !isWeekday(day) || minute < OPENS) return null
  if (Math.abs(quote.previous - last.close) > SAME) return null
  const volume = minute >= CLOSES ? turnover : null
  return { day, open: null, high: quote.high, low: quote.low, close: quote.value, volume }
}
