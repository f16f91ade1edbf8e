/** Which picture the tray shows. A picture exists in `assets/tray/` for every key, theme and size. */
import { LEVELS, type Level } from '../../../shared/vocabulary.ts'
import { allPaused, type TrayState } from './state.ts'

/** `template` is the black-and-transparent form that macOS colours by itself. */
export const TRAY_THEMES = ['light', 'dark', 'template'] as const
export type TrayTheme = (typeof TRAY_THEMES)[number]

/** Pixels of a side: 16 points at scales 1, 1.5, 2 and 3. */
export const TRAY_SIZES = [16, 24, 32, 48] as const

/** `none` while there is no score that holds: a stale mood is not shown as a mood. */
export const MOODS = [...LEVELS, 'none'] as const
/** `none` before the first score. */
export type Mood = Level | 'none'

const BADGES = ['plain', 'alert', 'paused', 'paused-alert'] as const
export type Badge = (typeof BADGES)[number]

export type IconKey = `${Mood}-${Badge}`

/** Every key there is. */
export const ICON_KEYS: readonly IconKey[] = MOODS.flatMap((mood) =>
  BADGES.map((badge) => `${mood}-${badge}` as const),
)

/** The key of a state. */
export function iconKey(state: TrayState): IconKey {
  const mood = state.score === null || state.score.stale ? 'none' : state.score.level
  const needs = state.alerts > 0 || state.jobs.some((job) => job.state === 'halted')
  const badge = allPaused(state) ? (needs ? 'paused-alert' : 'paused') : needs ? 'alert' : 'plain'
  return `${mood}-${badge}`
}

/** The file of a picture below `assets/tray/`. */
export function iconFile(key: IconKey, theme: TrayTheme, size: number): string {
  return `${theme}/${key}-${size}.png`
}
