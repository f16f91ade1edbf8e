/** What is wrong with an event, in terms that the catalogue has words for: ical.js says it in English. */
import type ICAL from 'ical.js'
import { messageOf } from '../../../shared/errors.ts'
import type { ImportProblem } from '../../../shared/import-row.ts'
import { isCalendarDay } from '../../../shared/time/calendar-day.ts'
import { type RowFault, shown } from '../../core/maintenances/import/row.ts'

/** Thrown for an event that cannot be read. Its message is what stands there; empty if nothing does. */
export class UnreadableEvent extends Error {
  readonly problem: ImportProblem

  constructor(problem: ImportProblem, standing = '') {
    super(standing)
    this.problem = problem
  }
}

/** A date that is none. ical.js tells it with the signs that a date would have. */
const NO_DATE = /^(?:DTSTART|DUE|RECURRENCE-ID)(?:;[^:\r\n]*)?:(?!\d{8}).*$/im

/**
 * Returns the fault of an event: its title, what stands there, and why it cannot be read.
 * @param block its text, if it could not be parsed
 */
export function eventFault(line: number, title: string, error: unknown, block = ''): RowFault {
  const isOurs = error instanceof UnreadableEvent
  const standing = isOurs ? error.message : (NO_DATE.exec(block)?.[0] ?? quotedBy(messageOf(error)))
  const value = [shown(title), shown(standing)].filter((part) => part !== '').join(' ')
  return { line, column: null, value, problem: isOurs ? error.problem : 'unreadable_event' }
}

/** The part of an event that a message of ical.js quotes; empty if it quotes none. */
const quotedBy = (message: string): string => /(?:in '|: "|from "|\) ")(.+)["']\s*$/s.exec(message)?.[1] ?? ''

/** @throws UnreadableEvent for a date that no calendar has: ical.js would count 20269999 on to 2034 */
export function assertDates(component: ICAL.Component): void {
  for (const name of ['dtstart', 'dtend', 'due', 'recurrence-id', 'exdate', 'rdate']) {
    const written = component
      .getAllProperties(name)
      .flatMap((property): unknown[] => property.toJSON().slice(3))
    // Of a period, its begin.
    const dates = written.map((value) => String(Array.isArray(value) ? value[0] : value))
    const impossible = dates.find((date) => !isPossible(date))
    if (impossible === undefined) continue
    const said = ['exdate', 'rdate'].includes(name) ? `${name.toUpperCase()} ` : ''
    throw new UnreadableEvent('no_such_day', `${said}${impossible.slice(0, 10)}`)
  }
}

/** Whether a date, as ical.js writes it, is in the calendar. A text that is no date is judged elsewhere. */
function isPossible(written: string): boolean {
  const [date] = /^\d{4}-\d\d-\d\d/.exec(written) ?? []
  return date === undefined || isCalendarDay(date)
}
