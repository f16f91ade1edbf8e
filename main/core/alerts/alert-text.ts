/** Writes the text of an alert in the reader's language, from its stored parameters. */
import { type ErrorCode, errorSentence, localizeParams } from '../../../shared/errors.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import { type MessageKey, translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { AlertRecord } from './ports.ts'
import type { Extreme } from './rules/index.ts'

const DAY = 86_400_000

export interface AlertText {
  readonly title: string
  readonly message: string
}

/** Decides how dates are written. */
export interface AlertReader {
  readonly language: Language
  readonly zone: string
  /** Today for the reader, as a day number: the year is written only if it differs. */
  readonly today: number
}

/** Returns title and message. A deleted subject is shown as a dash. */
export function alertTextOf(alert: AlertRecord, reader: AlertReader): AlertText {
  const { language } = reader
  const params: MessageParams = {
    ...localizeParams(alert.params, language),
    asset: alert.about?.asset ?? '–',
    level_name: levelName(alert, language),
  }
  return {
    title: translate(language, titleOf(alert), params),
    message: messageOf(alert, reader),
  }
}

/** An extreme that is kept until it ends has its own title: its score is outside the extreme. */
function titleOf({ type, params }: AlertRecord): MessageKey {
  return type === 'INDEX_EXTREME' && params.held === 'yes' ? 'alert.index.held_title' : `alert.title.${type}`
}

function levelName({ type, params }: AlertRecord, language: Language): string {
  return type === 'INDEX_EXTREME' ? translate(language, `level.${params.level as Extreme}`) : ''
}

function messageOf(alert: AlertRecord, reader: AlertReader): string {
  const { params } = alert
  const words = localizeParams(params, reader.language)
  const say = (key: Parameters<typeof translate>[1]) => translate(reader.language, key, words).trim()
  switch (alert.type) {
    case 'MAINTENANCE_LATE':
    case 'MAINTENANCE_URGENT':
      return maintenanceMessage(alert, reader)
    case 'ASSET_MAINTENANCE_REQUIRED':
      return withPlace(say(params.reason === 'flagged' ? 'alert.asset.flagged' : 'alert.asset.idle'), alert)
    case 'INDEX_EXTREME':
      return say(`alert.index.${params.level as Extreme}${params.held === 'yes' ? '_held' : ''}`)
    case 'INDEX_JUMP':
      return say(params.over === 'common' ? 'alert.index.jump_common' : 'alert.index.jump')
    case 'JOB_FAILING':
      return say('alert.job.failing')
    case 'JOB_HALTED':
      return say('alert.job.halted')
    case 'DATA_STALE':
      return staleMessage(Number(params.since), reader)
    case 'BUDGET_REACHED':
      return say('alert.budget')
    case 'DISK_LOW':
      return say('alert.disk')
    case 'STORE_REPAIRED':
      return errorSentence(alert.subject as ErrorCode, params, reader.language)
    case 'ANALYSIS_FAILING':
      return say('alert.analysis.failing')
    case 'ANALYSIS_CONDITION':
      return say('alert.analysis.condition')
  }
}

function maintenanceMessage(alert: AlertRecord, reader: AlertReader): string {
  const days = alert.days ?? 0
  const form = days < 0 ? 'late' : days === 0 ? 'today' : 'urgent'
  const plannedDay = alert.about?.plannedDay ?? null
  const message = translate(reader.language, `alert.maintenance.${form}`, {
    title: alert.about?.title ?? '–',
    day: plannedDay === null ? '–' : dayWords(plannedDay, reader),
    count: Math.abs(days),
  })
  return withPlace(message, alert)
}

function withPlace(message: string, { about }: AlertRecord): string {
  const location = about?.location ?? ''
  return location === '' ? message : `${message} ${location.replace(/[.]?$/, '.')}`
}

/** Returns `9 March`, or `9 March 2025` if the year is not the reader's current one. */
function dayWords(day: number, { language, today }: AlertReader): string {
  const date = new Date(day * DAY)
  const sameYear = date.getUTCFullYear() === new Date(today * DAY).getUTCFullYear()
  return (sameYear ? dayFormats : dayAndYearFormats)[language].format(date)
}

/** Cached: creating a formatter costs more than all the rest of a list. */
const formats = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  en: new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options }),
  fr: new Intl.DateTimeFormat('fr', { timeZone: 'UTC', ...options }),
})
const dayFormats = formats({ day: 'numeric', month: 'long' })
const dayAndYearFormats = formats({ day: 'numeric', month: 'long', year: 'numeric' })

function staleMessage(since: number, { language, zone }: AlertReader): string {
  if (since === 0) return translate(language, 'alert.job.never')
  const words = new Date(since).toLocaleString(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  })
  return translate(language, 'alert.job.stale', { since: words })
}
