/** What the tray says: headline and tooltip. */
import type { Job } from '../../../shared/job.ts'
import { jobNameIn } from '../../../shared/job-name.ts'
import { translate } from '../../../shared/messages/index.ts'
import { shownScore } from '../../../shared/score.ts'
import { allPaused, nextRun, type TrayState } from './state.ts'

/** Windows cuts tooltips at 127 characters. */
const MAX_TOOLTIP = 127

/** `Peur 33,7`, with what limits it. */
export function headline(state: TrayState): string {
  const { score, language } = state
  if (score === null) return translate(language, 'tray.no_score')
  const value = shownScore(score.value).toLocaleString(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const mood = `${translate(language, `level.${score.level}`)} ${value}`
  return score.stale ? `${mood} (${translate(language, 'tray.stale')})` : mood
}

/** `Peur 33,7 · prochaine 15:20 · 2 alertes`, at most 127 characters. */
export function tooltip(state: TrayState): string {
  const { language } = state
  const halted = state.jobs.filter((job) => job.state === 'halted').length
  const parts = [
    headline(state),
    ...(state.offline ? [translate(language, 'tray.offline')] : []),
    ...whenNext(state),
    ...(state.alerts > 0 ? [translate(language, 'tray.alerts', { count: state.alerts })] : []),
    ...(halted > 0 ? [translate(language, 'tray.halted', { count: halted })] : []),
    ...progressParts(state),
  ]
  const text = parts.join(' · ')
  return text.length <= MAX_TOOLTIP ? text : `${text.slice(0, MAX_TOOLTIP - 1)}…`
}

/** Percent of a running job, whole; null while its total is unknown. */
export function percentOf(job: Job): number | null {
  const fraction = job.running?.progress?.fraction ?? null
  return fraction === null ? null : Math.floor(fraction * 100)
}

/** An hour today, with its day otherwise. */
export function timeText(state: TrayState, instant: number): string {
  const day = (time: number) => new Intl.DateTimeFormat('en-CA', { timeZone: state.zone }).format(time)
  const hour = { hour: '2-digit', minute: '2-digit', timeZone: state.zone } as const
  const options =
    day(instant) === day(state.now) ? hour : ({ ...hour, weekday: 'short', day: 'numeric' } as const)
  return new Intl.DateTimeFormat(state.language, options).format(instant)
}

function whenNext(state: TrayState): string[] {
  if (allPaused(state)) return [pausedText(state)]
  const next = nextRun(state)
  return next === null ? [] : [translate(state.language, 'tray.next', { time: timeText(state, next) })]
}

function pausedText(state: TrayState): string {
  const ends = state.jobs.flatMap((job) => (job.pause === null ? [] : [job.pause.until]))
  const known = ends.flatMap((end) => (end === null ? [] : [Date.parse(end)]))
  if (known.length < ends.length || known.length === 0) return translate(state.language, 'tray.paused')
  return translate(state.language, 'tray.paused_until', { time: timeText(state, Math.min(...known)) })
}

function progressParts(state: TrayState): string[] {
  return state.jobs.flatMap((job) => {
    const percent = percentOf(job)
    if (percent === null) return []
    return [
      translate(state.language, 'tray.running', { job: jobNameIn(job.definition, state.language), percent }),
    ]
  })
}
