/** When a maintenance comes again, and by which meter, in the words of its reader: a file is shown so before it is imported. */
import type { ParamArguments } from './messages/catalogue.ts'
import type { MessageKey } from './messages/index.ts'
import { withFirstOfMonth } from './time/first-of-month.ts'
import type { Language } from './vocabulary.ts'

/** The reader's texts: the panel and the command line each have their own. */
export interface PlannedWords {
  readonly language: Language
  readonly t: <K extends MessageKey>(key: K, ...params: ParamArguments<'messages', K>) => string
}

type RecurrenceUnit = 'day' | 'week' | 'month' | 'year'

/** Returns `6 month after completion` as `6 mois après réalisation`, and a series of a calendar by its rules. */
export function recurrenceIn(words: PlannedWords, text: string): string {
  if (text === 'none') return words.t('panel.import.recurrence.none')
  const [, count, unit, after] = /^(\d+) (day|week|month)( after completion)?$/.exec(text) ?? []
  if (count === undefined) return seriesIn(words, text)
  const every = everyIn(words, Number(count), unit as RecurrenceUnit)
  return after === undefined ? every : words.t('panel.import.recurrence.after', { every })
}

/** Whole years are counted in years. */
function everyIn({ t }: PlannedWords, count: number, unit: RecurrenceUnit): string {
  const years = unit === 'month' && count % 12 === 0
  return t(`panel.import.recurrence.${years ? 'year' : unit}`, { count: years ? count / 12 : count })
}

const FREQUENCIES: ReadonlyMap<string | undefined, RecurrenceUnit> = new Map([
  ['DAILY', 'day'],
  ['WEEKLY', 'week'],
  ['MONTHLY', 'month'],
  ['YEARLY', 'year'],
])
/** Parts of a rule that have words. `WKST` changes no sentence. */
const SPOKEN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST'])

/** A series as it is stored: `DTSTART:20261203 RRULE:FREQ=WEEKLY EXDATE:20261217`, or a rule alone. */
function seriesIn(words: PlannedWords, text: string): string {
  const lines = /^(?:DTSTART|RRULE):/i.test(text) ? text.split(/\s+/) : [`RRULE:${text}`]
  const having = (name: string) =>
    lines.flatMap((line) => (line.toUpperCase().startsWith(`${name}:`) ? [line.slice(name.length + 1)] : []))
  const days = (name: string) => having(name).flatMap((list) => list.split(',')).length
  const rules = having('RRULE').map((rule) => ruleIn(words, rule))
  const [further, except] = [days('RDATE'), days('EXDATE')]
  return [
    rules.join(' · '),
    ...(further === 0 ? [] : [words.t('panel.import.rule.further', { count: further })]),
    ...(except === 0 ? [] : [words.t('panel.import.rule.except', { count: except })]),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** A rule with parts that have no words is shown as it is written. */
function ruleIn(words: PlannedWords, rule: string): string {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string | undefined]),
  )
  const unit = FREQUENCIES.get(parts.get('FREQ'))
  const list = (name: string) => parts.get(name)?.split(',') ?? []
  const days = [
    ...list('BYDAY').map((day) => weekdayIn(words, day)),
    ...list('BYMONTHDAY').map((day) => monthDayIn(words, day)),
    ...list('BYMONTH').map((month) => monthIn(words, month)),
  ]
  if (unit === undefined || days.includes(null) || ![...parts.keys()].every((name) => SPOKEN.has(name)))
    return words.t('panel.import.rule.other', { rule })
  return [everyIn(words, Number(parts.get('INTERVAL') ?? 1), unit), ...days, ...endIn(words, parts)].join(
    ', ',
  )
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** `MO`, `2MO`, `-1FR`; null for one that has no words. */
function weekdayIn({ language, t }: PlannedWords, text: string): string | null {
  const [, nth, name = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(text) ?? []
  const place = WEEKDAYS.indexOf(name)
  if (place === -1) return null
  // 1 June 2026 is a Monday.
  const day = inWords(language, 2026, 5, 1 + place, { weekday: 'long' })
  if (nth === undefined) return t('panel.import.rule.weekday', { day })
  if (nth === '-1') return t('panel.import.rule.last_weekday', { day })
  const number = Number(nth)
  return number < 1 ? null : t('panel.import.rule.nth_weekday', { nth: ordinal(language, number), day })
}

function monthDayIn({ language, t }: PlannedWords, text: string): string | null {
  if (text === '-1') return t('panel.import.rule.last_day')
  return /^\d{1,2}$/.test(text)
    ? t('panel.import.rule.month_day', { nth: dayOfMonth(language, Number(text)) })
    : null
}

function monthIn({ language, t }: PlannedWords, text: string): string | null {
  const month = Number(text)
  if (!(month >= 1 && month <= 12)) return null
  return t('panel.import.rule.month', { month: inWords(language, 2026, month - 1, 1, { month: 'long' }) })
}

function endIn({ language, t }: PlannedWords, parts: ReadonlyMap<string, string | undefined>): string[] {
  const count = Number(parts.get('COUNT') ?? 0)
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '') ?? []
  if (year !== undefined) {
    const form = { day: 'numeric', month: 'long', year: 'numeric' } as const
    return [
      t('panel.import.rule.until', {
        day: inWords(language, Number(year), Number(month) - 1, Number(day), form),
      }),
    ]
  }
  return count < 1 ? [] : [t('panel.import.rule.times', { count })]
}

const inWords = (
  language: Language,
  year: number,
  month: number,
  day: number,
  form: Intl.DateTimeFormatOptions,
): string =>
  withFirstOfMonth(
    new Date(Date.UTC(year, month, day)).toLocaleDateString(language, { ...form, timeZone: 'UTC' }),
    language,
  )

const ENGLISH: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' }

/** `1er`, `2e`; `1st`, `2nd`. */
function ordinal(language: Language, number: number): string {
  if (language === 'fr') return `${number}${number === 1 ? 'er' : 'e'}`
  return `${number}${ENGLISH[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)] ?? 'th'}`
}

/** In French only the first day of a month is an ordinal. */
const dayOfMonth = (language: Language, day: number): string =>
  language === 'fr' && day > 1 ? String(day) : ordinal(language, day)

/** Returns `45000 km, every 15000 km` as `45 000 km, tous les 15 000 km`; another text as it is. */
export function meterIn({ t }: PlannedWords, text: string): string {
  const [, at, unit = '', every] = /^(\d+(?:\.\d+)?) (\w+)(?:, every (\d+(?:\.\d+)?) \w+)?$/.exec(text) ?? []
  if (at === undefined) return text
  if (every === undefined) return t('panel.import.meter', { at: Number(at), unit })
  const key = unit === 'h' ? 'panel.import.meter.every_hours' : 'panel.import.meter.every'
  return t(key, { at: Number(at), every: Number(every), unit })
}
