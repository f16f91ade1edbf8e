/** Selects the tray icon, and its layers in `assets/tray/`. */
import type { InstanceHealth } from '../../../shared/instance-health.ts'
import { LEVELS, type ScoreLevel } from '../../../shared/vocabulary.ts'
import type { TrayState } from './state.ts'

/** For a light bar, for a dark bar, and the black-and-transparent form that macOS colours. */
export const TRAY_THEMES = ['light', 'dark', 'template'] as const

/** The kind of bar that a picture of the icon is made for. */
export type TrayTheme = (typeof TRAY_THEMES)[number]

/** Pixels per side: 16 points at the scales of Windows and macOS; Linux panels use the largest one. */
export const TRAY_SIZES = [16, 20, 24, 32, 48] as const

/** `none` while there is no valid score: a stale one is not shown. */
export const TRAY_SENTIMENTS = [...LEVELS, 'none'] as const
type TraySentiment = ScoreLevel | 'none'

/** The highest severity of the active alerts; `medium` includes low ones. */
export const SEVERITIES = ['none', 'medium', 'high', 'critical'] as const
type Severity = (typeof SEVERITIES)[number]

/** The state of the jobs; `failing` also if something is wrong with Vigie itself. Everything paused and a failing job exclude each other. */
export const JOB_SIGNS = ['none', 'paused', 'failing'] as const
type JobSign = (typeof JOB_SIGNS)[number]

/** Each part of the picture has one meaning, so that all of them can be combined. */
export interface TrayPicture {
  readonly sentiment: TraySentiment
  /** The score as a number instead of the gauge, 0 to 100; null for the gauge. */
  readonly figure: number | null
  readonly severity: Severity
  readonly jobs: JobSign
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** The cells of the strips in `assets/tray/`, in order. A `cut` makes room for the badge above it. */
export const LAYERS: readonly string[] = [
  ...TRAY_SENTIMENTS.flatMap((sentiment) => [`gauge-${sentiment}`, `raised-${sentiment}`]),
  ...LEVELS.map((level) => `scale-${level}`),
  ...DIGITS.flatMap((digit) => [`tens-${digit}`, `units-${digit}`, `alone-${digit}`]),
  'hundred',
  ...['medium', 'high', 'critical', 'paused', 'failing'].flatMap((sign) => [`cut-${sign}`, sign]),
]

const JOB_SIGN: { readonly [S in InstanceHealth['state']]?: JobSign } = {
  replaced: 'failing',
  paused: 'paused',
  halted: 'failing',
  failing: 'failing',
}

/** Returns the picture of a state. @param inside whether the icon shows the score */
export function trayPicture(state: TrayState, inside: boolean): TrayPicture {
  const { score } = state
  const holds = score !== null && !score.stale
  return {
    sentiment: holds ? score.level : 'none',
    figure: holds && inside ? Math.round(score.value) : null,
    severity: severityOf(state),
    jobs: JOB_SIGN[state.health.state] ?? (isTroubled(state) ? 'failing' : 'none'),
  }
}

/** Whether something is wrong with Vigie itself, or with jobs besides a network that is away. */
const isTroubled = ({ health, problems }: TrayState): boolean =>
  problems.length > 0 || (health.state === 'offline' && health.halted + health.failing > 0)

function severityOf({ alerts }: TrayState): Severity {
  if (alerts.critical > 0) return 'critical'
  if (alerts.high > 0) return 'high'
  return alerts.total > 0 ? 'medium' : 'none'
}

/** Returns the layers of a picture, the lowest first. */
export function layersOf({ sentiment, figure, severity, jobs }: TrayPicture): string[] {
  const badges = [severity, jobs].filter((sign) => sign !== 'none')
  const gauge = badges.length === 0 ? `gauge-${sentiment}` : `raised-${sentiment}`
  const body = figure === null ? [gauge] : [...figureLayers(figure), `scale-${sentiment}`]
  return [...body, ...badges.flatMap((sign) => [`cut-${sign}`, sign])]
}

function figureLayers(figure: number): string[] {
  if (figure >= 100) return ['hundred']
  const tens = Math.floor(figure / 10)
  return tens === 0 ? [`alone-${figure}`] : [`tens-${tens}`, `units-${figure % 10}`]
}

/** Returns the strip of a theme and size below `assets/tray/`: all layers side by side. */
export function stripFile(theme: TrayTheme, size: number): string {
  return `${theme}/${size}.png`
}
