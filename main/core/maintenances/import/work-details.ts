/** Reads how long a maintenance took, how early it is near, and its documents. */
import type { ImportProblem } from '../../../../shared/import-row.ts'
import {
  type MaintenanceMeter,
  MOST_LEAD_DAYS,
  MOST_MINUTES,
  maintenanceFields,
} from '../../../../shared/maintenance.ts'
import { parseAmount } from '../../tables/numbers.ts'
import { meterUnit } from '../meter.ts'
import type { CellReading } from './values.ts'
import { apart } from './words/heading-forms.ts'

const within = (value: number, most: number): CellReading<number> =>
  value > most ? { problem: 'number_out_of_range', bounds: [0, most] } : { value }

/** A heading that says that its numbers are hours: `Temps passé (h)`, `Durée en heures`, `Labor hours`. */
const IN_HOURS = /[([](?:h|hrs?|heures?|hours?)[)\]]|\b(?:en heures|in hours|hours|hrs|heures)\b/i

/**
 * Reads minutes: `90`, `90 min`, `1:30`, `1h30`, `1,5 h`, `2 heures`.
 * @param heading of the column, which may say that a number without a unit counts hours
 */
export function readDuration(text: string, heading = ''): CellReading<number> {
  const written = text.trim().toLowerCase().replace(',', '.')
  const folded = /^\d+(\.\d+)?$/.test(written) && IN_HOURS.test(apart(heading)) ? `${written} h` : written
  const [, minutes] = /^(\d+)(?:\.0+)? ?(?:min\.?|mn|minutes?|m)?$/.exec(folded) ?? []
  if (minutes !== undefined) return within(Number(minutes), MOST_MINUTES)
  const [, hours, rest] =
    /^(\d+)(?::| ?h(?:ours?|eures?|rs?)? ?)(\d{1,2})(?::\d{2}| ?(?:min\.?|mn|minutes?|m))?$/.exec(folded) ??
    []
  if (hours !== undefined) return within(Number(hours) * 60 + Number(rest), MOST_MINUTES)
  const [, whole] = /^(\d+(?:\.\d+)?) ?h(?:ours?|eures?|rs?)?\.?$/.exec(folded) ?? []
  return whole === undefined
    ? { problem: 'not_a_number' }
    : within(Math.round(Number(whole) * 60), MOST_MINUTES)
}

/** Reads days: `14`, `14 days`, `14 jours`. */
export function readLeadDays(text: string): CellReading<number> {
  const [, days] = /^(\d{1,4})(?: ?(?:days?|jours?|d|j))?$/i.exec(text.trim()) ?? []
  return days === undefined ? { problem: 'not_a_number' } : within(Number(days), MOST_LEAD_DAYS)
}

/** Reads web addresses with spaces or line ends between them, after a semicolon or not: it may also be part of an address. */
export function readLinks(text: string): CellReading<readonly string[]> {
  const problem: ImportProblem = 'not_an_address'
  const read = maintenanceFields.links.safeParse(
    text.split(/;?\s+|;(?=https?:)/i).filter((one) => one !== ''),
  )
  return read.success ? { value: read.data } : { problem }
}

/** A number and a word after it: `10 000 km`. */
const COUNTED = /(?<![\d.,])(\d[\d .,'\u00a0\u202f]*?)\s*([a-zè]+)\b/gi

/** Reads the step of a meter in a recurrence: `every 500 h`, `6 mois ou 10 000 km`. Null if it names none, or several. */
export function readMeterStep(text: string): Pick<MaintenanceMeter, 'unit' | 'every'> | null {
  const found = [...text.matchAll(COUNTED)].flatMap(([, number = '', word = '']) => {
    const unit = meterUnit(word)
    const every = parseAmount(number, null)
    return unit === null || every === null || every < 1 ? [] : [{ unit, every }]
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The groups are a number, a unit, and what follows. */
const METER =
  /^(?:at|[àa]|bei)?\s*(\d[\d .,'\u00a0\u202f]*?)\s*([a-zè]+)(?:[,;]?\s*(?:every|tou(?:te)?s les|chaque)\s+(\d[\d .,'\u00a0\u202f]*?)\s*([a-zè]+)?)?$/i

/** Reads a meter: `45000 km`, `45 000 km, tous les 15 000 km`, `500 h, every 250 h`. */
export function readMeter(text: string): CellReading<MaintenanceMeter> {
  const [, at = '', unitWord = '', every, everyWord] = METER.exec(text.trim()) ?? []
  const unit = meterUnit(unitWord)
  const [value, distance] = [parseAmount(at, null), every === undefined ? null : parseAmount(every, null)]
  if (unit === null || value === null || (everyWord !== undefined && meterUnit(everyWord) !== unit))
    return { problem: 'not_a_meter' }
  const read = maintenanceFields.meter.safeParse({ unit, at: value, every: distance })
  return read.success && read.data !== null ? { value: read.data } : { problem: 'number_out_of_range' }
}
