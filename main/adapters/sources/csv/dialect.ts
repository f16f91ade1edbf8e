/** Detects the format of numbers and dates from the first rows. */
import { isCalendarDay } from '../../../../shared/time/calendar-day.ts'
import { DIGITS, dayOfDigits, isDayFirst } from '../day-order.ts'
import type { Decimal } from '../figures.ts'
import type { BarColumnsFound } from './columns.ts'

/** How a file writes numbers and dates. */
export interface Dialect {
  readonly decimal: Decimal
  /** Whether the day comes first in `03/04/2026`. */
  readonly dayFirst: boolean
}

const WHOLE = new RegExp(`^${DIGITS.source}$`)
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Evidence in the rows has priority over the language of the header.
 * @param delimiter of a text file: a semicolon if the comma is the decimal mark
 * @param today the last day that is not in the future, `YYYY-MM-DD`
 */
export function dialectOf(
  columns: BarColumnsFound,
  delimiter: string | null,
  sample: readonly (readonly string[])[],
  today: string,
): Dialect {
  const days = sample.map((cells) => cells[columns.day] ?? '')
  const dayFirst = isDayFirst(days, today, columns.isFrench)
  const figures = sample.map((cells) => cells[columns.close] ?? '')
  return { decimal: decimalOf(figures, columns.isFrench || delimiter === ';'), dayFirst }
}

/** With two separators, the last is the decimal one. So is a single comma, unless exactly three digits follow. */
function decimalOf(figures: readonly string[], isFrench: boolean): Decimal {
  for (const text of figures) {
    const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
    if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
    if (comma >= 0 && !/,\d{3}$/.test(text)) return ','
    if (point >= 0 && !/\.\d{3}$/.test(text)) return '.'
  }
  return isFrench && figures.some((text) => text.includes(',')) ? ',' : '.'
}

/** Parses `2026-01-31`, also with a time, `20260131`, `31/01/2026`, `01/31/2026`, `Jan 31, 2026`; otherwise null. */
export function parseDay(text: string, dayFirst: boolean): string | null {
  if (isCalendarDay(text)) return text
  const digits = WHOLE.exec(text.trim())
  if (digits !== null) return dayOfDigits(digits, dayFirst)
  const parts = partsOf(text.trim())
  if (parts === null) return null
  const [year, month, day] = parts.map(String)
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isCalendarDay(iso) ? iso : null
}

function partsOf(text: string): readonly (string | number)[] | null {
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (iso !== null) return iso.slice(1, 4)
  const named = /^([A-Za-z]{3})[a-z]* (\d{1,2}), ?(\d{4})$/.exec(text)
  const month = MONTHS.indexOf(named?.[1]?.toLowerCase() ?? '') + 1
  return named === null || month === 0 ? null : [named[3] ?? '', month, named[2] ?? '']
}
