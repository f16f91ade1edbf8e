/** Texts, numbers and times in the owner's language and locale. Digits have a fixed width, so that they do not move. */

import { type MessageParams, type ParamArguments, render } from '../../shared/messages/catalogue.ts'
import type { MessageKey } from '../../shared/messages/index.ts'
import { withFirstOfMonth } from '../../shared/time/first-of-month.ts'
import { DAY_MS, DAY_SECONDS } from '../../shared/time/units.ts'
import type { Language } from '../../shared/vocabulary.ts'
import type { PanelTexts } from './texts.ts'

/** Shown for a missing value; its reason is always beside it. */
export const MISSING = '–'

/** The smallest prices have eight. */
const MOST_DECIMALS = 10

export type Instant = string | number

type UnitKey = `unit.${'millisecond' | 'second' | 'minute' | 'hour' | 'day'}`

/** Whether it is a calendar day rather than an instant. */
const isDay = (at: Instant): at is string => typeof at === 'string' && at.length === 10

export class Localizer {
  readonly language: Language
  readonly locale: string
  readonly #texts: PanelTexts
  readonly #numbers = new Map<string, Intl.NumberFormat>()
  readonly #dates = new Map<string, Intl.DateTimeFormat>()
  readonly #relative: Intl.RelativeTimeFormat
  /** The reader's time zone: `Europe/Paris`. */
  readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone

  /** Whether it has all texts, not only those of the first view. */
  readonly complete: boolean

  constructor(language: Language, locale: string, texts: PanelTexts) {
    this.#texts = texts
    this.complete = Object.keys(texts.errors).length > 0
    this.language = language
    this.locale = locale
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  }

  /** Returns the same words with the texts that the first view does without. */
  with({ messages, errors }: PanelTexts): Localizer {
    return new Localizer(this.language, this.locale, {
      messages: { ...this.#texts.messages, ...messages },
      errors: { ...this.#texts.errors, ...errors },
    })
  }

  /** What stands for a text that is not there: nothing while texts are still to come, later its key. */
  #absent(key: string): string {
    return this.complete ? key : ''
  }

  readonly t = <K extends MessageKey>(key: K, ...[params]: ParamArguments<'messages', K>): string =>
    this.maybe(key, this.#absent(key), params)

  /** The text of a key that is kept together with its parameters. */
  readonly message = ({
    key,
    params,
  }: {
    readonly key: MessageKey
    readonly params?: MessageParams
  }): string => this.maybe(key, this.#absent(key), params)

  /** Returns the text of a key that comes from data, or `fallback` if the catalogue has none. */
  readonly maybe = (key: string, fallback: string, params?: MessageParams): string => {
    const text = this.#texts.messages[key]
    return text === undefined ? fallback : render(text, this.language, params)
  }

  /** Returns the message of a registered error code, nothing while texts are still to come; null for any other. */
  readonly error = (code: string, params: MessageParams): string | null => {
    if (!this.complete) return ''
    const text = this.#texts.errors[code]
    return text === undefined ? null : render(text, this.language, params)
  }

  /** A number with exactly `digits` decimals. */
  number(value: number, digits = 0): string {
    return this.#number({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  }

  /** 0.25 as 25 %. */
  percent(fraction: number, digits = 0): string {
    return this.#number({
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(fraction)
  }

  /** As many digits as it has, six after the mark at most. */
  exact(value: number): string {
    return this.#number({ maximumFractionDigits: 6 }).format(value)
  }

  /** 1,310,000 as 1.31M. */
  compact(value: number): string {
    return this.#compact({}).format(value)
  }

  /** Values of an axis: with as few decimals as tell them apart and are true. @param wanted `compact` for 19.5K instead of 19,500; what has four digits is told in full */
  labels(values: readonly number[], wanted: 'compact' | 'whole'): string[] {
    const form = values.some((value) => Math.abs(value) >= 10_000) ? wanted : 'whole'
    const texts = (digits: number) => {
      const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
      return values.map((form === 'compact' ? this.#compact(decimals) : this.#number(decimals)).format)
    }
    const sorted = [...new Set(values)].sort((a, b) => a - b)
    const steps = sorted.slice(1).map((value, at) => value - (sorted[at] ?? value))
    const step = steps.length > 0 ? Math.min(...steps) : Math.abs(sorted[0] ?? 0)
    const unit = (value: number) =>
      form === 'compact' && Math.abs(value) >= 1000 ? 1000 ** Math.floor(Math.log10(Math.abs(value)) / 3) : 1
    const isTrue = (value: number, digits: number) => {
      const shown = value / unit(value)
      return Math.abs(shown - Number(shown.toFixed(digits))) * unit(value) <= step / 100
    }
    for (let digits = 0; digits < MOST_DECIMALS; digits += 1) {
      if (values.every((value) => isTrue(value, digits))) return texts(digits)
    }
    return texts(MOST_DECIMALS)
  }

  /** 12,690,000 as $12.69M. */
  compactDollars(value: number): string {
    return this.#compact({ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(
      value,
    )
  }

  dollars(value: number, digits = 2): string {
    return this.#number({
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value)
  }

  bytes(value: number): string {
    const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
    const step = value < 1 ? 0 : Math.min(steps.length - 1, Math.floor(Math.log10(value) / 3))
    return this.#number({
      style: 'unit',
      unit: steps[step],
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: step > 1 ? 1 : 0,
    }).format(value / 1000 ** step)
  }

  /** A duration in its one or two largest units. */
  span(ms: number): string {
    if (ms < 1000) return this.#measure(Math.round(ms), 'unit.millisecond')
    const seconds = ms / 1000
    if (seconds < 10) return this.#measure(Number(seconds.toFixed(1)), 'unit.second')
    if (seconds < 60) return this.#measure(Math.round(seconds), 'unit.second')
    if (seconds < 3600) return this.#pair(Math.round(seconds), 60, 'unit.minute', 'unit.second')
    if (seconds < DAY_SECONDS) return this.#pair(Math.round(seconds / 60), 60, 'unit.hour', 'unit.minute')
    return this.#pair(Math.round(seconds / 3600), 24, 'unit.day', 'unit.hour')
  }

  /** 15:20 */
  time(at: Instant): string {
    return this.#date({ hour: '2-digit', minute: '2-digit' }).format(new Date(at))
  }

  /** 15:20:07 */
  clock(at: Instant): string {
    return this.#date({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at))
  }

  /** 12 March 2020, for an instant or a calendar day. */
  day(at: Instant): string {
    return this.#dayForm(at, { day: 'numeric', month: 'long', year: 'numeric' })
  }

  /** 12 Mar; 12 Mar 2020 in another year than this one. */
  shortDay(at: Instant): string {
    return this.#dayForm(at, { day: 'numeric', month: 'short', ...this.#otherYear(at) })
  }

  /** 12 Mar 2020 */
  date(at: Instant): string {
    return this.#dayForm(at, { day: 'numeric', month: 'short', year: 'numeric' })
  }

  /** Mar, for a calendar day. */
  month(day: string): string {
    return this.#dayForm(day, { month: 'short' })
  }

  /** March 2020, for a calendar day. */
  monthOfYear(day: string): string {
    return this.#dayForm(day, { month: 'long', year: 'numeric' })
  }

  /** Thu 12 Mar; Thu 12 Mar 2020 in another year than this one. */
  weekday(at: Instant): string {
    return this.#dayForm(at, { weekday: 'short', day: 'numeric', month: 'short', ...this.#otherYear(at) })
  }

  /** 30 January – 8 February 2024, for two calendar days; with short months if `month` is `short`. */
  dayRange(from: string, to: string, month: 'long' | 'short' = 'long'): string {
    const form = this.#date({ day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
    return this.#dated(form.formatRange(new Date(from), new Date(to)))
  }

  /** 29 Nov 2026, 14:00 – 15:00, for two instants. */
  momentRange(from: number, to: number): string {
    return this.#dated(this.#date({ dateStyle: 'medium', timeStyle: 'short' }).formatRange(from, to))
  }

  /** Monday, for 1; 0 is Sunday. */
  weekdayName(weekday: number, length: 'long' | 'short' = 'long'): string {
    return this.#date({ weekday: length, timeZone: 'UTC' }).format(Date.UTC(2023, 0, 1 + weekday))
  }

  /** 12 Mar 2020, 15:20 */
  moment(at: Instant): string {
    return this.#dated(this.#date({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)))
  }

  /** The time if it is today, otherwise the day and the time, with the year only if it differs. */
  when(at: Instant, now: number): string {
    const then = new Date(at)
    const today = new Date(now)
    if (then.toDateString() === today.toDateString()) return this.time(at)
    const near = Math.abs(then.getTime() - now) < 6 * DAY_MS
    if (near) return this.#date({ weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(then)
    const sameYear = then.getFullYear() === today.getFullYear()
    const year: Intl.DateTimeFormatOptions = sameYear ? {} : { year: 'numeric' }
    return this.#dated(this.#date({ day: 'numeric', month: 'short', ...year }).format(then))
  }

  /** 2 min ago, tomorrow, in 3 days. */
  ago(at: Instant, now: number): string {
    const seconds = (new Date(at).getTime() - now) / 1000
    const size = Math.abs(seconds)
    if (size < 45) return this.#relative.format(0, 'second')
    if (size < 3600) return this.#relative.format(Math.round(seconds / 60), 'minute')
    if (size < 79_200) return this.#relative.format(Math.round(seconds / 3600), 'hour')
    return this.#relative.format(Math.round(seconds / DAY_SECONDS), 'day')
  }

  #otherYear(at: Instant): Intl.DateTimeFormatOptions {
    const year = isDay(at) ? Number(at.slice(0, 4)) : new Date(at).getFullYear()
    return year === new Date().getFullYear() ? {} : { year: 'numeric' }
  }

  #dayForm(at: Instant, form: Intl.DateTimeFormatOptions): string {
    return this.#dated(this.#date(isDay(at) ? { ...form, timeZone: 'UTC' } : form).format(new Date(at)))
  }

  #dated(text: string): string {
    return withFirstOfMonth(text, this.locale)
  }

  #pair(total: number, base: number, large: UnitKey, small: UnitKey): string {
    const head = this.#measure(Math.floor(total / base), large)
    const rest = total % base
    return rest === 0 ? head : `${head} ${this.#measure(rest, small)}`
  }

  #measure(value: number, unit: UnitKey): string {
    return this.t(unit, { value: this.#number({ maximumFractionDigits: 1 }).format(value) })
  }

  /** A value rounded to zero has no sign. */
  #number(form: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(form)
    let format = this.#numbers.get(key)
    if (!format) {
      format = new Intl.NumberFormat(this.locale, { ...form, signDisplay: 'negative' })
      this.#numbers.set(key, format)
    }
    return format
  }

  /** British English would write a small m for a million, which before "/s" reads as metres. */
  #compact(form: Intl.NumberFormatOptions): Intl.NumberFormat {
    const whole = { notation: 'compact', maximumFractionDigits: 2, ...form } as const
    return this.language === 'en' ? new Intl.NumberFormat('en-US', whole) : this.#number(whole)
  }

  #date(form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(form)
    let format = this.#dates.get(key)
    if (!format) {
      format = new Intl.DateTimeFormat(this.locale, form)
      this.#dates.set(key, format)
    }
    return format
  }
}
