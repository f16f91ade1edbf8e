/** The texts of the tray: headline and tooltip. */

import { distinctName } from '../../../shared/distinct-name.ts'
import { isAtWork, jobHealth } from '../../../shared/health.ts'
import {
  type HealthFormats,
  instanceHealthText,
  jobHealthMessage,
  localizeHealth,
  wholePercent,
} from '../../../shared/health-text.ts'
import { firstProblem, type InstanceHealth } from '../../../shared/instance-health.ts'
import type { Job } from '../../../shared/job.ts'
import { localizeJobName } from '../../../shared/job-name.ts'
import { translate } from '../../../shared/messages/index.ts'
import { shownScore } from '../../../shared/score.ts'
import { withFirstOfMonth } from '../../../shared/time/first-of-month.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { nextRun, type TrayState } from './state.ts'

/** Windows cuts tooltips at 127 characters. */
const MAX_TOOLTIP = 127

/** Returns `Peur 33,7`, with its limitation if any. */
export function headline(state: TrayState): string {
  const { score, language, locale } = state
  if (score === null) return translate(language, 'tray.no_score')
  const value = shownScore(score.value).toLocaleString(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const sentiment = `${translate(language, `level.${score.level}`)} ${value}`
  return score.stale ? `${sentiment} (${translate(language, 'tray.stale')})` : sentiment
}

/** Returns `Peur 33,7 · prochaine 15:20 · 2 alertes`, at most 127 characters. */
export function tooltip(state: TrayState): string {
  const parts = [
    headline(state),
    ...healthParts(state),
    ...(state.alerts.total > 0 ? [alertsText(state)] : []),
    ...progressParts(state),
  ]
  const text = parts.join(' · ')
  return text.length <= MAX_TOOLTIP ? text : `${text.slice(0, MAX_TOOLTIP - 1)}…`
}

/** A menu wider than this hides what is behind it. */
const MAX_RUN_STATE = 80

/** Returns what a job with a run in flight is doing, if that is more than running: it tries again, waits, or ends before a pause. */
export function runStateText(state: TrayState, job: Job): string | null {
  const health = jobHealth(job)
  if (health.state === 'running') return null
  const text = within(state, localizeHealth(jobHealthMessage(health, trayFormats(state)), state.language))
  return text.length <= MAX_RUN_STATE ? text : `${text.slice(0, MAX_RUN_STATE - 1)}…`
}

/** Returns the whole percentage of a running job; null while its total is unknown, or it waits for its next attempt. */
export function percentOf(job: Job): number | null {
  const fraction = isAtWork(job) ? (job.running?.progress?.fraction ?? null) : null
  return fraction === null ? null : Math.floor(fraction * 100)
}

/** Returns `3 alerts, 1 critical`: the most severe ones are counted separately. */
export function alertsText({ alerts: { total, critical, high }, language }: TrayState): string {
  const all = translate(language, 'tray.alerts', { count: total })
  if (critical > 0) return `${all}, ${translate(language, 'tray.alerts.critical', { count: critical })}`
  return high > 0 ? `${all}, ${translate(language, 'tray.alerts.high', { count: high })}` : all
}

const DAYS_OF_A_WEEK = 7

/** Returns the time if it is today, with the weekday if it is within a week, otherwise with the date. */
export function timeText(state: TrayState, instant: number): string {
  const { hour12 } = new Intl.DateTimeFormat(state.locale, { hour: 'numeric' }).resolvedOptions()
  const hour = { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit', timeZone: state.zone } as const
  const format = (options: Intl.DateTimeFormatOptions) =>
    withFirstOfMonth(
      new Intl.DateTimeFormat(state.locale, { ...hour, ...options }).format(instant),
      state.locale,
    )
  const days = localDay(instant, state.zone) - localDay(state.now, state.zone)
  if (days === 0) return format({})
  if (days > 0 && days < DAYS_OF_A_WEEK) return format({ weekday: 'long' })
  return format({ weekday: 'short', day: 'numeric', month: 'long' })
}

/** Returns what is wrong, if anything is, and the next run. The headline already says that the score is out of date, the number of alerts how many are critical. */
function healthParts(state: TrayState): string[] {
  const { health, language } = state
  const next = nextRun(state)
  const nextText = next === null ? [] : [translate(language, 'health.next', { time: timeText(state, next) })]
  const problem = firstProblem(health, state.problems)
  if (problem !== undefined) return [within(state, problem), ...nextText]
  if (QUIET.has(health.state)) return nextText
  const text = instanceHealthText(health, trayFormats(state), (message) => localizeHealth(message, language))
  return health.state === 'paused' ? [within(state, text)] : [within(state, text), ...nextText]
}

/** Returns a sentence as a part of another. */
const within = ({ locale }: TrayState, text: string): string =>
  text.charAt(0).toLocaleLowerCase(locale) + text.slice(1)

const QUIET: ReadonlySet<InstanceHealth['state']> = new Set(['idle', 'running', 'waiting', 'stale', 'alerts'])

function trayFormats(state: TrayState): HealthFormats {
  const time = (instant: string) => timeText(state, Date.parse(instant))
  return { time, exact: time, percent: wholePercent }
}

function progressParts(state: TrayState): string[] {
  return state.jobs.flatMap((job) => {
    const percent = percentOf(job)
    if (percent === null) return []
    return [
      translate(state.language, 'tray.running', {
        job: trayJobName(state, job),
        percent,
      }),
    ]
  })
}

/** Returns the name of a job, with its id if another job has the same name. */
export function trayJobName({ jobs, language }: TrayState, job: Job): string {
  return distinctName(job, jobs, ({ definition }) => localizeJobName(definition, language))
}
