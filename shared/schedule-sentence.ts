/** A schedule as text: "every 10 min", "5 min after the previous end", "day 1 of the month, 02:00". */
import { unnamed, weekdayIn } from './cron.ts'
import type { ParamArguments } from './messages/catalogue.ts'
import type { MessageKey } from './messages/index.ts'
import type { Schedule } from './schedule.ts'
import { toInstant } from './time/instant.ts'
import { DAY_SECONDS } from './time/units.ts'
import { zoneRules } from './time/zone-rules.ts'
import type { Language } from './vocabulary.ts'

/** The reader's texts, and how times are written: the panel and the command line each have their own. */
export interface ScheduleWords {
  readonly language: Language
  /** The reader's time zone. */
  readonly zone: string
  readonly t: <K extends MessageKey>(key: K, ...params: ParamArguments<'messages', K>) => string
  /** @param ms of a duration */
  span(ms: number): string
  moment(at: string): string
  /** Returns hours and minutes. @param ms of an instant */
  time(ms: number): string
  /** @param day 0 is Sunday */
  weekdayName(day: number): string
}

/** Returns how often a job runs; beside it, how many windows it has. */
export function scheduleSentence(schedule: Schedule, words: ScheduleWords): string {
  const rhythm = recurrenceOf(schedule, words)
  return schedule.windows.length > 0
    ? words.t('panel.schedule.with_windows', { rhythm, count: schedule.windows.length })
    : rhythm
}

function recurrenceOf(schedule: Schedule, words: ScheduleWords): string {
  switch (schedule.form) {
    case 'every':
      return everySentence(schedule.every_seconds, words)
    case 'after':
      return words.t('panel.schedule.after', { span: words.span(schedule.after_seconds * 1000) })
    case 'once':
      return words.t('panel.schedule.once', { time: onceText(schedule, words) })
    case 'manual':
      return words.t('panel.schedule.manual')
    case 'cron':
      return cronSentence(schedule, words)
  }
}

/** A local time of another zone than the reader's is shown as written. */
function onceText({ at, zone }: Extract<Schedule, { form: 'once' }>, words: ScheduleWords): string {
  if (/(Z|[+-]\d\d:\d\d)$/.test(at)) return words.moment(at)
  const local = at.includes('T') ? at : `${at}T00:00`
  if (zone === words.zone)
    return words.moment(toInstant(zoneRules(zone).resolve(Date.parse(`${local}Z`)).at, zone))
  return inZone(at.replace('T', ' '), zone, words)
}

/** Names the zone if it is not that of the reader. */
const inZone = (text: string, zone: string, words: ScheduleWords) =>
  zone === words.zone ? text : `${text} (${zone})`

const UNITS = {
  60: 'panel.schedule.every_minute',
  3600: 'panel.schedule.every_hour',
} as const

function everySentence(seconds: number, words: ScheduleWords): string {
  const unit = UNITS[seconds as keyof typeof UNITS]
  if (unit) return words.t(unit)
  const days = seconds / DAY_SECONDS
  return Number.isInteger(days)
    ? words.t('panel.schedule.every_days', { count: days })
    : words.t('panel.schedule.every', { span: words.span(seconds * 1000) })
}

/** Returns a day of the month as text: `15`, `L`, `L-3`, `LW`, `15W`; null for anything else. */
function monthDayText(day: string, time: string, words: ScheduleWords): string | null {
  const number = (text: string) => (words.language === 'fr' && text === '1' ? '1er' : text)
  if (day === 'L') return words.t('panel.schedule.last_day', { time })
  if (day === 'LW') return words.t('panel.schedule.last_weekday', { time })
  const [, before] = /^L-(\d+)$/.exec(day) ?? []
  if (before !== undefined) return words.t('panel.schedule.before_last', { count: Number(before), time })
  const [, near] = /^(\d+)W$/.exec(day) ?? []
  if (near !== undefined) return words.t('panel.schedule.near_weekday', { day: number(near), time })
  return /^\d+$/.test(day) ? words.t('panel.schedule.monthly', { day: number(day), time }) : null
}

const NTH = {
  1: 'panel.schedule.nth_1',
  2: 'panel.schedule.nth_2',
  3: 'panel.schedule.nth_3',
  4: 'panel.schedule.nth_4',
  5: 'panel.schedule.nth_5',
  L: 'panel.schedule.nth_last',
} as const

/** Returns a day of the week as text: `5`, `fri`, `5#2`, `5L`; null for anything else. */
function weekdayText(text: string, time: string, words: ScheduleWords): string | null {
  const [, name = '', last, nth] = /^(\w+?)(?:#?(L)|#([1-5]))?$/i.exec(text) ?? []
  const weekday = weekdayIn(name)
  if (weekday === null) return null
  const mark = (last === undefined ? nth : 'L') as keyof typeof NTH | undefined
  const key = mark === undefined ? 'panel.schedule.weekly' : NTH[mark]
  return words.t(key, { day: words.weekdayName(weekday), time })
}

/** Returns the time between runs in seconds, if minute and hour alone keep them evenly apart all day long; null otherwise. */
function stepSeconds(minute: string, hour: string): number | null {
  const minutes = hour === '*' ? stepOf(minute, 60) : null
  if (minutes !== null) return minutes * 60
  const hours = minute === '0' ? stepOf(hour, 24) : null
  return hours === null ? null : hours * 3600
}

/** Returns the step of a field that begins at 0, if it divides the whole; null for anything else. */
function stepOf(field: string, whole: number): number | null {
  const [, step = '1'] = /^(?:\*|0(?=\/))(?:\/(\d+))?$/.exec(field) ?? [undefined, '0']
  return Number(step) > 0 && whole % Number(step) === 0 ? Number(step) : null
}

/** Returns simple cron patterns as text; any other is shown as written. */
function cronSentence({ cron, zone }: Extract<Schedule, { form: 'cron' }>, words: ScheduleWords): string {
  const fields = unnamed(cron)
    .split(/\s+/)
    .map((field) => (field === '?' ? '*' : field))
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] =
    fields.length === 5 ? ['0', ...fields] : fields
  const raw = inZone(words.t('panel.schedule.cron', { cron }), zone, words)
  if (month !== '*' || second !== '0' || year !== '*') return raw
  if (day === '*' && weekday === '*') {
    const seconds = stepSeconds(minute, hour)
    if (seconds !== null) {
      const rhythm = everySentence(seconds, words)
      return seconds > 3600 ? inZone(rhythm, zone, words) : rhythm
    }
  }
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return raw
  const time = words.time(new Date(2000, 0, 1, Number(hour), Number(minute)).getTime())
  if (day === '*' && weekday === '*') return inZone(words.t('panel.schedule.daily', { time }), zone, words)
  if (day === '*' && weekday === '1-5')
    return inZone(words.t('panel.schedule.workdays', { time }), zone, words)
  const found =
    weekday === '*'
      ? monthDayText(day.toUpperCase(), time, words)
      : day === '*'
        ? weekdayText(weekday, time, words)
        : null
  return found === null ? raw : inZone(found, zone, words)
}
