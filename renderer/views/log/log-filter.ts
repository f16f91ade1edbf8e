/** Which lines of the log are shown, in the address. */
import { calendarDay, freeText, oneOf } from '../../shell/list-place.ts'
import { LOG_LEVELS } from '../../vocabulary.computed.ts'

/** The fields of the address. */
export const LOG_FIELDS = {
  level: oneOf(LOG_LEVELS, 'info'),
  topic: freeText,
  q: freeText,
  from: calendarDay,
  to: calendarDay,
}

/** Which lines are shown. */
export interface LogFilter {
  /** The least one. */
  readonly level: (typeof LOG_LEVELS)[number]
  readonly topic: string
  readonly q: string
  readonly from: string | null
  readonly to: string | null
}
