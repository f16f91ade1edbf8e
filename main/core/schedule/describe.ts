/** Describes a schedule in a few characters, in the form of the source documents: `interval[0:10:00]`. */

import type { Schedule } from '../../../shared/schedule.ts'
import { DAY_SECONDS } from '../../../shared/time/units.ts'

/** Returns seconds as `H:MM:SS`, preceded by days if there are any. */
function duration(seconds: number): string {
  const pair = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(seconds / DAY_SECONDS)
  const rest = seconds % DAY_SECONDS
  const clock = `${Math.floor(rest / 3600)}:${pair(Math.floor(rest / 60) % 60)}:${pair(rest % 60)}`
  return days === 0 ? clock : `${days}d ${clock}`
}

/** Returns `interval[0:10:00]`, `after[0:05:00]`, `cron[0 2 1 * *]`, with `+windows` if it varies by time. */
export function describeSchedule(schedule: Schedule): string {
  const suffix = schedule.windows.length > 0 || schedule.outside === 'none' ? '+windows' : ''
  if (schedule.form === 'every') return `interval[${duration(schedule.every_seconds)}]${suffix}`
  if (schedule.form === 'after') return `after[${duration(schedule.after_seconds)}]${suffix}`
  return `cron[${schedule.cron}]${suffix}`
}
