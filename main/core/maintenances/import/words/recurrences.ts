/** Reads the recurrences that programs and people write, in French and English. */
import type { MaintenanceRecurrence } from '../../../../../shared/maintenance.ts'
import type { DayRule } from '../../day-rule.ts'
import { parseSeries } from '../../day-series.ts'
import { fold } from '../../fold.ts'

/** A recurrence, or what is wrong with the text; `partly` if the text says more than days can (hours, kilometres). */
export type RecurrenceReading =
  | { readonly value: MaintenanceRecurrence | null; readonly partly: boolean }
  | { readonly problem: 'not_a_recurrence' | 'number_out_of_range' }

type RecurrenceStep = readonly [every: number, unit: MaintenanceRecurrence['unit']]

const UNITS: readonly (readonly [RegExp, MaintenanceRecurrence['unit'], number])[] = [
  [/^(jours?|j|days?|d|daily)$/, 'day', 1],
  [/^(semaines?|sem|weeks?|wks?|w|weekly)$/, 'week', 1],
  [/^(quinzaines?|fortnights?)$/, 'week', 2],
  [/^(mois|months?|m|mo|monthly|mensuel)$/, 'month', 1],
  [/^(bimestres?)$/, 'month', 2],
  [/^(trimestres?|quarters?|q|quarterly)$/, 'month', 3],
  [/^(semestres?)$/, 'month', 6],
  [/^(ans?|annees?|years?|yrs?|y|a|yearly)$/, 'month', 12],
]

/** Words for a whole recurrence, in the masculine. */
const RHYTHMS: ReadonlyMap<string, RecurrenceStep> = new Map<string, RecurrenceStep>([
  ['quotidien', [1, 'day']],
  ['journalier', [1, 'day']],
  ['daily', [1, 'day']],
  ['hebdo', [1, 'week']],
  ['hebdomadaire', [1, 'week']],
  ['weekly', [1, 'week']],
  ['bihebdomadaire', [2, 'week']],
  ['biweekly', [2, 'week']],
  ['bi-weekly', [2, 'week']],
  ['fortnightly', [2, 'week']],
  ['every other week', [2, 'week']],
  ['other week', [2, 'week']],
  ['other month', [2, 'month']],
  ['other year', [24, 'month']],
  ['bimensuel', [2, 'week']],
  ['semi-monthly', [2, 'week']],
  ['mensuel', [1, 'month']],
  ['monthly', [1, 'month']],
  ['bimestriel', [2, 'month']],
  ['bimonthly', [2, 'month']],
  ['bi-monthly', [2, 'month']],
  ['trimestriel', [3, 'month']],
  ['quarterly', [3, 'month']],
  ['quadrimestriel', [4, 'month']],
  ['semestriel', [6, 'month']],
  ['biannuel', [6, 'month']],
  ['semiannual', [6, 'month']],
  ['semi-annual', [6, 'month']],
  ['biannual', [6, 'month']],
  ['half-yearly', [6, 'month']],
  ['half yearly', [6, 'month']],
  ['annuel', [12, 'month']],
  ['yearly', [12, 'month']],
  ['annual', [12, 'month']],
  ['bisannuel', [24, 'month']],
  ['biennal', [24, 'month']],
  ['biennial', [24, 'month']],
  ['triennal', [36, 'month']],
  ['triennial', [36, 'month']],
  ['quinquennal', [60, 'month']],
  ['decennal', [120, 'month']],
])
const NEVER = new Set(
  (
    ',-,—,aucun,aucune,non,none,no,never,jamais,n/a,na,n.a.,once,one-time,one time,une fois,unique,ponctuel,ponctuelle,' +
    'on demand,as needed,as required,au besoin,si besoin,a la demande,does not repeat,manually,manual,0'
  ).split(','),
)
const NUMBERS = [
  '',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
]
const ENGLISH_NUMBERS = ',one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',')
/** Days of the week as rules write them. */
const WEEKDAYS: readonly (readonly [RegExp, string])[] = [
  [/^(lundis?|mondays?)$/, 'MO'],
  [/^(mardis?|tuesdays?)$/, 'TU'],
  [/^(mercredis?|wednesdays?)$/, 'WE'],
  [/^(jeudis?|thursdays?)$/, 'TH'],
  [/^(vendredis?|fridays?)$/, 'FR'],
  [/^(samedis?|saturdays?)$/, 'SA'],
  [/^(dimanches?|sundays?)$/, 'SU'],
  [/^(jours? ouvres?|jours? ouvrables?|weekdays?|workdays?|working days?)$/, 'MO,TU,WE,TH,FR'],
]
/** What a meter counts. */
const METER =
  /\b\d[\d .,]*(?:h|hrs?|heures?|hours?|km|kms|kilometres?|kilometers?|mi|miles?|cycles?|litres?)\b/

/**
 * Reads `3 mois`, `tous les 15 jours`, `every 2 weeks`, `mensuelle`, `2 fois par an`, `twice a year`, `P6M`,
 * `FREQ=MONTHLY;INTERVAL=3`, `every Monday`; and `after completion`, `après réalisation`.
 */
export function readRecurrence(text: string): RecurrenceReading {
  const folded = fold(text)
  if (NEVER.has(folded)) return { value: null, partly: false }
  const from = /completion|realisation|execution|dernier|last/.test(folded) ? 'completion' : 'plan'
  const timed = withoutMeters(folded)
  const partly = timed !== folded
  if (partly && timed === '') return { value: null, partly }
  const bare = timed
    .replace(/[ ,(]*(from|after|depuis|apres)\b.*$/, '')
    .replace(/^(tou(te)?s les|chaque|every|each|par|toutes) /, '')
    .replace(/\(s\)$/, '')
    .trim()
  const byRule = ruled(bare)
  if (byRule !== null) return { value: byRule, partly }
  const step = stepOf(bare)
  if (step === null) return { problem: 'not_a_recurrence' }
  const [every, unit] = step
  if (every < 1 || every > 1000) return { problem: 'number_out_of_range' }
  return { value: { every, unit, from }, partly }
}

/** Removes `or 10000 km`: Vigie plans by days. */
function withoutMeters(text: string): string {
  if (!METER.test(text)) return text
  return text
    .split(/ (?:ou|or|et|and) |[/,;]/)
    .filter((part) => !METER.test(part))
    .join(' ')
    .trim()
}

function stepOf(text: string): RecurrenceStep | null {
  return rhythmOf(text) ?? counted(text) ?? timesPer(text) ?? duration(text)
}

function rhythmOf(text: string): RecurrenceStep | null {
  const bare = text.replace(/ly$/, '')
  return (
    RHYTHMS.get(text) ??
    RHYTHMS.get(bare) ??
    RHYTHMS.get(text.replace(/le$/, '')) ??
    RHYTHMS.get(text.replace(/elle?$/, 'el')) ??
    RHYTHMS.get(text.replace(/ne$/, '').replace(/e$/, '')) ??
    null
  )
}

const numberIn = (text: string): number => {
  if (/^\d{1,5}$/.test(text)) return Number(text)
  return Math.max(NUMBERS.indexOf(text), ENGLISH_NUMBERS.indexOf(text))
}

/** `90` counts days; `6-monthly` and `6M` months. */
function counted(text: string): RecurrenceStep | null {
  if (/^\d{1,5}$/.test(text)) return [Number(text), 'day']
  const [, count, word = ''] = /^(?:(\d{1,5}|[a-z]+)[ -]?)??([a-z]+)$/.exec(text) ?? []
  const number = count === undefined || count === '' ? 1 : numberIn(count)
  const unit = UNITS.find(([pattern]) => pattern.test(word))
  return number === -1 || unit === undefined ? null : [number * unit[2], unit[1]]
}

/** `2 fois par an`, `4 fois/an`, `twice a year`: only if the parts are whole. */
function timesPer(text: string): RecurrenceStep | null {
  const [, count = '', word = ''] =
    /^(\d{1,3}|[a-z]+) ?(?:fois|x|times)? ?(?:par |\/ ?|a |per |an? )([a-z]+)$/.exec(
      text.replace(/^once /, '1 times ').replace(/^twice /, '2 times '),
    ) ?? []
  const times = numberIn(count.replace(/^une$/, 'un'))
  const unit = UNITS.find(([pattern]) => pattern.test(word))
  if (times < 1 || unit === undefined) return null
  const [, name, factor] = unit
  if (factor % times === 0) return [factor / times, name]
  if (name === 'month' && factor === 1 && times === 2) return [2, 'week']
  return null
}

/** ISO 8601: `P6M`, `P1Y`, `P2W`. */
function duration(text: string): RecurrenceStep | null {
  const [, count, unit] = /^p(\d{1,4})([ymwd])$/.exec(text) ?? []
  if (count === undefined) return null
  const factor = unit === 'y' ? 12 : 1
  return [Number(count) * factor, unit === 'w' ? 'week' : unit === 'd' ? 'day' : 'month']
}

const FREQUENCIES: Readonly<Record<DayRule['frequency'], RecurrenceStep>> = {
  DAILY: [1, 'day'],
  WEEKLY: [1, 'week'],
  MONTHLY: [1, 'month'],
  YEARLY: [12, 'month'],
}

/** Reads a rule of iCalendar; one without conditions is a number of days, weeks or months. */
function ruled(text: string): MaintenanceRecurrence | null {
  const weekdays = WEEKDAYS.find(([pattern]) => pattern.test(text))?.[1]
  const written = weekdays === undefined ? text.toUpperCase() : `FREQ=WEEKLY;BYDAY=${weekdays}`
  const series = parseSeries(written, 0)
  if (series === null) return null
  const [first, ...further] = series.rules
  const [factor, unit]: RecurrenceStep = first === undefined ? [1, 'day'] : FREQUENCIES[first.rule.frequency]
  const every = (first?.rule.interval ?? 1) * factor
  const isPlain =
    further.length === 0 && /^FREQ=[A-Z]+(;INTERVAL=\d+)?(;WKST=[A-Z]{2})?$/.test(first?.text ?? '')
  const isBare = isPlain && !written.startsWith('DTSTART')
  return {
    every: Math.min(every, 1000),
    unit,
    from: 'plan',
    ...(!isBare && { rule: written.replace(/^RRULE:/, '') }),
  }
}
