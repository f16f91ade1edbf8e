/** The recurrence in force at an instant, and until when. */

import type { Schedule, ScheduleWindow } from '../../../shared/schedule.ts'
import { weekDay } from '../../../shared/time/calendar-day.ts'
import { DAY_MS, type DayNumber, type EpochMs } from '../../../shared/time/units.ts'
import type { ZoneRules } from '../../../shared/time/zone-rules.ts'
import { type OwnerCalendars, sessionsWith } from './calendars/free-days.ts'
import { limitsOf } from './limits.ts'

const MINUTE = 60_000

/** Nothing, the schedule's own recurrence, or an interval in ms. */
export type WindowInterval = 'none' | 'base' | number

/** The windows of a schedule, in the zone of the schedule. */
export interface OpenWindows {
  readonly at: (instant: EpochMs) => WindowInterval
  /** An instant after the given one up to which nothing changes; infinite if nothing ever does. */
  readonly until: (instant: EpochMs) => number
  /** Nothing is planned before. */
  readonly from: EpochMs
}

interface OpenWindow {
  readonly force: WindowInterval
  readonly holds: (instant: EpochMs) => boolean
  readonly nextEdge: (instant: EpochMs) => number
}

const minuteOf = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))

function weekWindow(
  window: Extract<ScheduleWindow, { days: number[] }>,
  rules: ZoneRules,
): Omit<OpenWindow, 'force'> {
  const [from, to] = [minuteOf(window.from) * MINUTE, minuteOf(window.to) * MINUTE]
  const days = new Set(window.days)
  const hasDay = (day: DayNumber) => days.has(weekDay(day))
  const holds = (instant: EpochMs) => {
    const day = rules.dayOf(instant)
    const time = instant + rules.offsetAt(instant) - day * DAY_MS
    if (from < to) return hasDay(day) && time >= from && time < to
    return (hasDay(day) && time >= from) || (hasDay(day - 1) && time < to)
  }
  const nextEdge = (instant: EpochMs) => {
    const day = rules.dayOf(instant)
    const edges = [rules.startOfDay(day + 1), rules.periodAt(instant).to]
    for (const time of [from, to]) {
      const found = rules.resolve(day * DAY_MS + time)
      edges.push(found.at)
      if (found.kind === 'repeated') edges.push(found.again)
    }
    return Math.min(...edges.filter((edge) => edge > instant))
  }
  return { holds, nextEdge }
}

function forceOf(rhythm: ScheduleWindow['rhythm']): WindowInterval {
  return typeof rhythm === 'string' ? rhythm : rhythm.every_seconds * 1000
}

function compile(window: ScheduleWindow, rules: ZoneRules, owner: OwnerCalendars): OpenWindow {
  const force = forceOf(window.rhythm)
  if ('days' in window) return { force, ...weekWindow(window, rules) }
  const sessions = sessionsWith(window.session, owner)
  return { force, holds: sessions.isOpen, nextEdge: sessions.nextEdge }
}

/** Returns the windows of a schedule within its limits; the first match wins. Null if it has neither. */
export function windowsOf(schedule: Schedule, rules: ZoneRules, owner: OwnerCalendars): OpenWindows | null {
  const limits = limitsOf(schedule, rules, owner)
  const windows = ownWindows(schedule, rules, owner)
  if (limits === null) return windows
  return {
    from: limits.from,
    at: (instant) => (limits.excludes(instant) ? 'none' : (windows?.at(instant) ?? 'base')),
    until: (instant) => {
      const edge = limits.until(instant)
      return windows === null || limits.excludes(instant) ? edge : Math.min(edge, windows.until(instant))
    },
  }
}

function ownWindows(schedule: Schedule, rules: ZoneRules, owner: OwnerCalendars): OpenWindows | null {
  if (schedule.windows.length === 0 && schedule.outside === 'base') return null
  const windows = schedule.windows.map((window) => compile(window, rules, owner))
  const midnight = (instant: EpochMs) => rules.startOfDay(rules.dayOf(instant) + 1)
  return {
    from: Number.NEGATIVE_INFINITY,
    at: (instant) => windows.find(({ holds }) => holds(instant))?.force ?? schedule.outside,
    until: (instant) =>
      windows.reduce((edge, { nextEdge }) => Math.min(edge, nextEdge(instant)), midnight(instant)),
  }
}
