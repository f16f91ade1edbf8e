/** Whether Vigie is running and what comes next, in one line for the header. */

import type { Connection } from '../../shared/follow.ts'
import type { Job } from '../../shared/job.ts'
import type { Sign } from '../parts/StateSign.tsx'
import type { Localizer } from '../words/words.ts'

export interface Pulse {
  readonly sign: Sign
  readonly text: string
  readonly paused: boolean
}

export function pulseOf(
  jobs: readonly Job[] | undefined,
  connection: Connection,
  words: Localizer,
  now: number,
): Pulse {
  if (connection.state === 'lost') return { sign: 'lost', text: words.t('panel.pulse.lost'), paused: false }
  if (!jobs) return { sign: 'off', text: words.t('panel.pulse.connecting'), paused: false }
  const on = jobs.filter((job) => job.state !== 'off')
  if (on.length > 0 && on.every((job) => job.state === 'paused')) return pausedPulse(on, words, now)
  const halted = on.filter((job) => job.state === 'halted').length
  if (halted > 0)
    return { sign: 'halted', text: words.t('panel.pulse.halted', { count: halted }), paused: false }
  const next = nextOf(on)
  const text = next
    ? words.t('panel.pulse.active_next', { time: words.when(next, now) })
    : words.t('panel.pulse.active')
  return { sign: 'idle', text, paused: false }
}

function pausedPulse(jobs: readonly Job[], words: Localizer, now: number): Pulse {
  const ends = jobs.map((job) => job.pause?.until ?? null)
  const first = ends.filter((end) => end !== null).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  const text = first
    ? words.t('panel.pulse.paused_until', { time: words.when(first, now) })
    : words.t('panel.pulse.paused')
  return { sign: 'paused', text, paused: true }
}

/** Returns the next update of the index, otherwise the earliest run of any job. */
function nextOf(jobs: readonly Job[]): string | null {
  const index = jobs.find((job) => job.definition.kind === 'fear-greed' && job.next_run_time)
  if (index) return index.next_run_time
  const times = jobs.map((job) => job.next_run_time).filter((time) => time !== null)
  return times.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}
