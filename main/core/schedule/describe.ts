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

function suffixOf({
  windows,
  outside,
  starts_at,
  ends_at,
  except_days = [],
  except_calendars = [],
  jitter_seconds,
}: Schedule): string {
  const varies = windows.length > 0 || outside === 'none'
  const limited =
    starts_at != null || ends_at != null || except_days.length > 0 || except_calendars.length > 0
  return `${varies ? '+windows' : ''}${limited ? '+limits' : ''}${(jitter_seconds ?? 0) === 0 ? '' : '+jitter'}`
}

/**
 * Returns `interval[0:10:00]`, `after[0:05:00]`, `cron[0 2 1 * *]`, `once[2026-12-01]` or `manual`, with `+windows` if it
 * varies by time, `+limits` if it has a start, an end or days left out, `+jitter` if it is spread.
 */
export function describeSchedule(schedule: Schedule): string {
  const suffix = suffixOf(schedule)
  if (schedule.form === 'manual') return 'manual'
  if (schedule.form === 'once') return `once[${schedule.at}]${suffix}`
  if (schedule.form === 'every') return `interval[${duration(schedule.every_seconds)}]${suffix}`
  if (schedule.form === 'after') return `after[${duration(schedule.after_seconds)}]${suffix}`
  return `cron[${schedule.cron}]${suffix}`
}
