/** Writes the text of an alert in the reader's language, from its stored parameters. */

import { errorSentence, localizeParams } from '../../../shared/errors.ts'
import { excerpt } from '../../../shared/excerpt.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { translateWith } from '../../../shared/messages/index.ts'
import { dayParts } from '../../../shared/time/calendar-day.ts'
import { withFirstOfMonth } from '../../../shared/time/first-of-month.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { daysLeft } from './days-left.ts'
import type { AlertRecord } from './ports.ts'
import { ALERT_RULES } from './rules/registry.ts'
import type { AlertRuleDefinition, AlertWords } from './rules/rule.ts'

/** Title and message of an alert in the reader's language. */
export interface AlertText {
  readonly title: string
  readonly message: string
}

/** A longer line of a list, such as one that quotes an error, would leave no room for the others. */
const LONGEST_LINE = 240

/** Decides how dates are written. */
export interface AlertReader {
  readonly language: Language
  readonly zone: string
  /** Today for the reader, as a day number: the year is written only if it differs. */
  readonly today: number
}

/** Returns title and message. A deleted subject is shown as a dash. */
export function alertTextOf(alert: AlertRecord, reader: AlertReader): AlertText {
  const rule: AlertRuleDefinition = ALERT_RULES[alert.type]
  const words = wordsOf(alert, reader)
  const title = rule.title?.(alert, words) ?? words.say(`alert.title.${alert.type}`)
  const message = typeof rule.message === 'string' ? words.say(rule.message) : rule.message(alert, words)
  return { title, message }
}

/** Returns one alert of several in one line: what it is about, and what its message says. */
export function alertLineOf(alert: AlertRecord, reader: AlertReader): string {
  const { title, message } = alertTextOf(alert, reader)
  const lineTitle = (ALERT_RULES[alert.type] as AlertRuleDefinition).lineTitle?.(alert) ?? title
  const line = translateWith('messages', reader.language, 'notice.line', { title: lineTitle, message })
  return excerpt(line, LONGEST_LINE)
}

function wordsOf(alert: AlertRecord, reader: AlertReader): AlertWords {
  const { params, about } = alert
  const { language, zone } = reader
  const known: MessageParams = { ...localizeParams(params, language), asset: about?.asset ?? '–' }
  return {
    say: (key, more = {}) => translateWith('messages', language, key, { ...known, ...more }).trim(),
    error: (code, of) => errorSentence(code, of, language),
    daysLeft: daysLeft(alert, reader),
    day: (day) => dayWords(day, reader),
    dateTime: (instant) => {
      const form = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const
      return withFirstOfMonth(new Date(instant).toLocaleString(language, form), language)
    },
  }
}

/** Returns `9 March`, or `9 March 2025` if the year is not the reader's current one. */
function dayWords(day: number, { language, today }: AlertReader): string {
  const date = new Date(day * DAY_MS)
  const sameYear = dayParts(day).year === dayParts(today).year
  return withFirstOfMonth(dayFormat(language, sameYear).format(date), language)
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Kept: creating a formatter costs more than all the rest of a list. */
function dayFormat(language: Language, sameYear: boolean): Intl.DateTimeFormat {
  const key = `${language} ${sameYear}`
  const format = dayFormats.get(key) ?? createDayFormat(language, sameYear)
  dayFormats.set(key, format)
  return format
}

const createDayFormat = (language: Language, sameYear: boolean) =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  })
