/** A schedule as text: "every 10 min", "5 min after the previous end", "day 1 of the month, 02:00". */
import { unnamed } from './cron.ts'
import type { ParamArguments } from './messages/catalogue.ts'
import type { MessageKey } from './messages/index.ts'
import type { Schedule } from './schedule.ts'
import { toInstant } from './time/instant.ts'
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

/** Names the zone where it is not that of the reader. */
const inZone = (text: string, zone: string, words: ScheduleWords) =>
  zone === words.zone ? text : `${text} (${zone})`

const UNITS = {
  60: 'panel.schedule.every_minute',
  3600: 'panel.schedule.every_hour',
  86400: 'panel.schedule.every_day',
} as const

function everySentence(seconds: number, words: ScheduleWords): string {
  const unit = UNITS[seconds as keyof typeof UNITS]
  return unit ? words.t(unit) : words.t('panel.schedule.every', { span: words.span(seconds * 1000) })
}

/** Days of the month that a cron expression names. */
const LAST: Readonly<Record<string, 'panel.schedule.last_day' | 'panel.schedule.last_weekday' | undefined>> =
  {
    L: 'panel.schedule.last_day',
    LW: 'panel.schedule.last_weekday',
  }

/** Returns simple cron patterns as text; any other is shown as written. */
function cronSentence({ cron, zone }: Extract<Schedule, { form: 'cron' }>, words: ScheduleWords): string {
  const fields = unnamed(cron).split(/\s+/)
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] =
    fields.length === 5 ? ['0', ...fields] : fields
  const raw = inZone(words.t('panel.schedule.cron', { cron }), zone, words)
  if (month !== '*' || second !== '0' || year !== '*') return raw
  if (hour === '*' && day === '*' && weekday === '*') {
    const seconds = minute === '*' ? 60 : minute === '0' ? 3600 : null
    return seconds === null ? raw : everySentence(seconds, words)
  }
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return raw
  const time = words.time(new Date(2000, 0, 1, Number(hour), Number(minute)).getTime())
  if (day === '*' && weekday === '*') return inZone(words.t('panel.schedule.daily', { time }), zone, words)
  const last = LAST[day.toUpperCase()]
  if (last !== undefined && weekday === '*') return inZone(words.t(last, { time }), zone, words)
  if (/^\d+$/.test(day) && weekday === '*') {
    const first = words.language === 'fr' && day === '1'
    return inZone(words.t('panel.schedule.monthly', { day: first ? '1er' : day, time }), zone, words)
  }
  if (day === '*' && /^[0-7]$/.test(weekday)) {
    const day = words.weekdayName(Number(weekday) % 7)
    return inZone(words.t('panel.schedule.weekly', { day, time }), zone, words)
  }
  return raw
}
