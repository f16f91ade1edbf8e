/** The tray menu; each item is a plain call of the contract. */
import type { Job, PauseLength } from '../../../shared/job.ts'
import { PAUSE_LENGTHS } from '../../../shared/job.ts'
import { type PlainMessageKey, translate } from '../../../shared/messages/index.ts'
import type { TrayState } from './state.ts'
import { alertsText, headline, percentOf, runStateText, timeText, trayJobName } from './words.ts'

type TrayView = 'now' | 'alerts' | 'trades' | 'jobs' | 'settings'

/** What an item does. */
export type TrayAction =
  | { readonly do: 'trigger' | 'cancel' | 'resume'; readonly job: string }
  | { readonly do: 'pause_all'; readonly length: PauseLength }
  | { readonly do: 'resume_all' }
  /** Without a view: the window as it was left. */
  | { readonly do: 'open'; readonly view?: TrayView }
  | { readonly do: 'quit' }
  /** Only for a desktop that is attached to an instance in another process. */
  | { readonly do: 'stop_server' | 'start_here' }

/** One line of the tray menu, independent of Electron. */
export type MenuEntry =
  | { readonly type: 'separator' }
  | { readonly type: 'label'; readonly label: string }
  | { readonly type: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly type: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] }

const separator = { type: 'separator' } as const

/** Returns the whole menu of a state. */
export function trayMenu(state: TrayState): MenuEntry[] {
  return [
    entry(headline(state), { do: 'open', view: 'now' }),
    ...running(state),
    entry(alertsLabel(state), { do: 'open', view: 'alerts' }),
    separator,
    updateNow(state),
    ...pauses(state),
    separator,
    entry(word(state, 'tray.open'), { do: 'open' }),
    entry(word(state, 'tray.settings'), { do: 'open', view: 'settings' }),
    separator,
    entry(word(state, 'tray.quit'), { do: 'quit' }),
  ]
}

function entry(label: string, action: TrayAction): MenuEntry {
  return { type: 'action', label, action }
}

function word(state: TrayState, key: PlainMessageKey): string {
  return translate(state.language, key)
}

function alertsLabel(state: TrayState): string {
  return state.alerts.total === 0 ? word(state, 'tray.no_alerts') : alertsText(state)
}

/** One line per running job, with an item to stop it. */
function running(state: TrayState): MenuEntry[] {
  return state.jobs.flatMap((job): MenuEntry[] => {
    if (job.running === null) return []
    const name = trayJobName(state, job)
    const cancel = translate(state.language, 'tray.cancel', { job: name })
    const entries = [entry(cancel, { do: 'cancel', job: job.id })]
    return [{ type: 'submenu', label: runningLabel(state, job), entries }]
  })
}

function runningLabel(state: TrayState, job: Job): string {
  const { language } = state
  const percent = percentOf(job)
  const name = trayJobName(state, job)
  const stateText = runStateText(state, job)
  if (stateText !== null) return translate(language, 'tray.run_state', { job: name, state: stateText })
  if (percent === null) return translate(language, 'tray.running_unknown', { job: name })
  return translate(language, 'tray.running', { job: name, percent })
}

function updateNow(state: TrayState): MenuEntry {
  const idle = state.jobs.filter(
    (job) => job.running === null && job.state_reason === null && job.state !== 'off',
  )
  const entries = idle.map((job) => entry(trayJobName(state, job), { do: 'trigger', job: job.id }))
  const label = word(state, 'tray.update_now')
  return entries.length === 0 ? { type: 'label', label } : { type: 'submenu', label, entries }
}

/** Shows Resume if anything is paused or halted, and Pause if anything is not paused. */
function pauses(state: TrayState): MenuEntry[] {
  const { language } = state
  const held = state.jobs.filter((job) => job.pause !== null || job.state === 'halted')
  if (state.health.state === 'paused') return [entry(word(state, 'tray.resume'), { do: 'resume_all' })]
  const lengths = PAUSE_LENGTHS.map((length) =>
    entry(word(state, `tray.pause.${length}`), { do: 'pause_all', length }),
  )
  const resumes = held.map((job) =>
    entry(translate(language, 'tray.resume_job', { job: nameWithEnd(state, job) }), {
      do: 'resume',
      job: job.id,
    }),
  )
  return [{ type: 'submenu', label: word(state, 'tray.pause'), entries: lengths }, ...resumes]
}

function nameWithEnd(state: TrayState, job: Job): string {
  const until = job.pause?.until ?? null
  const name = trayJobName(state, job)
  if (until === null) return name
  return `${name} (${translate(state.language, 'tray.paused_until', { time: timeText(state, Date.parse(until)) })})`
}
