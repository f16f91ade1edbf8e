/** Reads days as spreadsheets and programs in French and English write them. */
import { monthLength } from '../../../shared/time/calendar-day.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { fold } from '../maintenances/fold.ts'

/** Whether `03/04/2026` is 3 April or 4 March. */
export type DayOrder = 'dmy' | 'mdy'

/** Returns the order in which a language writes day and month. */
export function dayOrderOf(language: Language): DayOrder {
  const parts = new Intl.DateTimeFormat(language).formatToParts(0).map(({ type }) => type)
  return parts.indexOf('day') < parts.indexOf('month') ? 'dmy' : 'mdy'
}

/** What is known besides the text. */
export interface DayContext {
  readonly order: DayOrder
  /** The day that relative words count from, as a day number; null refuses them. */
  readonly today: number | null
  /** The zone in which a time with an offset falls on a day; null takes the day as it is written. */
  readonly zone: string | null
}

export type DayReading =
  | { readonly value: number }
  | { readonly problem: 'not_a_date' | 'impossible_date' | 'date_out_of_range' }

const MONTHS = new Map(
  [
    ['janvier', 'january', 'janv', 'jan'],
    ['fevrier', 'february', 'fevr', 'fev', 'feb'],
    ['mars', 'march', 'mar'],
    ['avril', 'april', 'avr', 'apr'],
    ['mai', 'may'],
    ['juin', 'june', 'jun'],
    ['juillet', 'july', 'juil', 'jul'],
    ['aout', 'august', 'aug'],
    ['septembre', 'september', 'sept', 'sep'],
    ['octobre', 'october', 'oct'],
    ['novembre', 'november', 'nov'],
    ['decembre', 'december', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)
const FIRST_YEAR = 1970
const LAST_YEAR = 2199
/** Excel counts days from 1899-12-30; 1970-01-01 is its day 25569. */
const EXCEL_EPOCH = 25_569
const LAST_SERIAL = 109_574

const PARTED = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)/

/** Returns which of two numbers decides the order of a text: null if it is no such date, or if both could be months. */
function orderShown(text: string): DayOrder | 'either' | null {
  const found = PARTED.exec(text)
  if (found === null) return null
  const [, first, second] = found
  if (Number(first) > 12) return 'dmy'
  if (Number(second) > 12) return 'mdy'
  return first === second ? null : 'either'
}

/** Returns whether the dates in rows of cells put the day or the month first, as most of them show; null if none does. */
export function orderOf(rows: Iterable<{ readonly cells: readonly string[] }>): DayOrder | null {
  const counts = { dmy: 0, mdy: 0 }
  for (const { cells } of rows) {
    for (const text of cells) {
      const shown = orderShown(text)
      if (shown === 'dmy' || shown === 'mdy') counts[shown] += 1
    }
  }
  if (counts.dmy === counts.mdy) return null
  return counts.dmy > counts.mdy ? 'dmy' : 'mdy'
}

/** Whether the text is a date that has another meaning in the other order. */
export const isAmbiguous = (text: string): boolean => orderShown(text) === 'either'

const WEEKDAY = new RegExp(
  '^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\\w{3,6}day|' +
    // Abbreviated only before day and month: `mar 9, 2026` is in March.
    '(lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\\.?(?=,? \\d{1,2}[a-z]* [a-z])),? ',
)
const TIME =
  /(?:t|,? (?:a |at )?)\d{1,2}(?:[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?| ?[ap]m)(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?$/
/** A whole instant: only then the offset can move the day. */
const INSTANT = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(z|utc|[+-]\d{2}:?\d{2})$/

/**
 * Reads `2026-03-09`, `20260309`, `09/03/2026`, `9.3.26`, `9 mars 2026`, `Mar 9, 2026`, each with or without a time;
 * the serial numbers of Excel, `46387` or `46387.75`; and `in 3 days`, `il y a 2 semaines`, `demain`.
 */
export function readDay(text: string, { order, today, zone }: DayContext): DayReading {
  const folded = fold(text)
  const plain = inNumbers(folded, order)
  if (plain !== null) return plain
  if (zone !== null && INSTANT.test(folded)) {
    const at = Date.parse(
      folded
        .toUpperCase()
        .replace(/ ?UTC$/, 'Z')
        .replace(' ', 'T'),
    )
    return Number.isNaN(at) ? { problem: 'impossible_date' } : { value: localDay(at, zone) }
  }
  const bare = folded.replace(TIME, '').replace(WEEKDAY, '')
  return (
    inNumbers(bare, order) ??
    serial(bare) ??
    inWords(bare) ??
    (today === null ? null : relative(folded, today)) ?? { problem: 'not_a_date' }
  )
}

function inNumbers(text: string, order: DayOrder): DayReading | null {
  const [, y, m, d] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^([12]\d{3})(\d{2})(\d{2})$/.exec(text) ?? []
  if (y !== undefined) return dayOf(Number(y), Number(m), Number(d))
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text) ?? []
  if (first === undefined || second === undefined) return null
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return dayOf(fullYear(year ?? ''), Number(month), Number(day))
}

function serial(text: string): DayReading | null {
  const [, days] = /^(\d{5,6})(?:[.,]\d+)?$/.exec(text) ?? []
  if (days === undefined) return null
  const inRange = Number(days) >= EXCEL_EPOCH && Number(days) <= LAST_SERIAL
  return inRange ? { value: Number(days) - EXCEL_EPOCH } : null
}

function inWords(text: string): DayReading | null {
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?[ /-]([a-z]+)\.?,?[ /-](\d{4}|\d{2})$/.exec(text)
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text)
  const [name, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]]
  const month = MONTHS.get(name ?? '')
  if (month === undefined) return null
  return dayOf(fullYear(year ?? ''), month, Number(day))
}

/** Two digits mean a year of this century. */
function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function dayOf(year: number, month: number, day: number): DayReading {
  if (day < 1 || day > monthLength({ year, month })) return { problem: 'impossible_date' }
  if (year < FIRST_YEAR || year > LAST_YEAR) return { problem: 'date_out_of_range' }
  return { value: Date.UTC(year, month - 1, day) / DAY_MS }
}

const NEAR = new Map([
  ['today', 0],
  ["aujourd'hui", 0],
  ['aujourd’hui', 0],
  ['tomorrow', 1],
  ['demain', 1],
  ['yesterday', -1],
  ['hier', -1],
])
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(days?|jours?|j|d)$/, 1],
  [/^(weeks?|semaines?|sem|w)$/, 7],
  [/^(months?|mois)$/, 30],
  [/^(years?|ans?|annees?)$/, 365],
]

/** Months and years of such texts are rounded by the program that wrote them: 30 and 365 days. */
function relative(text: string, today: number): DayReading | null {
  const near = NEAR.get(text)
  if (near !== undefined) return { value: today + near }
  const [, past] = /^(?:il y a )?(.*?)(?: ago)?$/.exec(text) ?? []
  const isPast = past !== undefined && past !== text
  const [, ahead] = /^(?:in|dans) (.*)$/.exec(text) ?? []
  const [, count, word = ''] = /^(\d{1,4}|an?|un|une|one) ([a-z]+)$/.exec((isPast ? past : ahead) ?? '') ?? []
  const unit = UNITS.find(([pattern]) => pattern.test(word))
  if (count === undefined || unit === undefined) return null
  const number = /^\d/.test(count) ? Number(count) : 1
  return { value: today + (isPast ? -1 : 1) * number * unit[1] }
}
