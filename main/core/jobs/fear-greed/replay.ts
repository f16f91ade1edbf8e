/** A replay shows history one session per run. */
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { IndexProfile } from './profile.ts'

/** Where the replay of the bundled sample is. */
export interface ReplayPosition {
  /** Index of the session to show. */
  readonly index: number
  /** Whether the replay restarts, because it reached its last session or because the data changed. */
  readonly restart: boolean
}

/** Returns the session after the one reached; the first one at the start and after the end. */
export function nextInReplay(
  days: readonly CalendarDay[],
  from: string,
  reached: string | null,
): ReplayPosition {
  const first = Math.max(
    0,
    days.findIndex((day) => day >= from),
  )
  if (reached === null) return { index: first, restart: false }
  const next = days.findIndex((day) => day > reached)
  return next === -1 ? { index: first, restart: true } : { index: next, restart: false }
}

/** Whether a profile replays history. */
export function isReplay(profile: IndexProfile): profile is IndexProfile & { readonly replayFrom: string } {
  return profile.replayFrom !== null
}
