/** The tray icon as SVG: a gauge of five segments, its needle on the level, badges below. */
import { type Badge, type IconKey, MOODS, type Mood, type TrayTheme } from '../../main/core/tray/icon.ts'
import { LEVELS } from '../../shared/vocabulary.ts'

interface Palette {
  readonly ink: string
  readonly quiet: string
  readonly levels: readonly string[]
  readonly alert: string
  /** Drawn around a badge, so that it stands off from the gauge; none cuts the gauge instead. */
  readonly alertMark: string
}

const PALETTES: Readonly<Record<TrayTheme, Palette>> = {
  light: {
    ink: '#1d232b',
    quiet: '#1d232b59',
    levels: ['#1d4e8f', '#4f86bd', '#6b6f73', '#b9791d', '#b05a07'],
    alert: '#a8321f',
    alertMark: '#ffffff',
  },
  dark: {
    ink: '#ffffff',
    quiet: '#ffffff66',
    levels: ['#5b8fd6', '#8db4dc', '#c8ccd2', '#d9a559', '#ef9a3c'],
    alert: '#f08a76',
    alertMark: '#15191f',
  },
  template: {
    ink: '#000000',
    quiet: '#00000066',
    levels: ['#000000', '#000000', '#000000', '#000000', '#000000'],
    alert: '#000000',
    alertMark: 'none',
  },
}

const CENTRE = { x: 8, y: 7.9 }
const RADIUS = 6.2
/** The arc runs over 220 degrees, from lower left to lower right, with gaps between its segments. */
const ARC = { from: 200, to: -20, gap: 9 }

/** The drawing of a key in a theme, 16 points square. */
export function traySvg(key: IconKey, theme: TrayTheme): string {
  const { mood, badge } = partsOf(key)
  const palette = PALETTES[theme]
  const level = mood === 'none' ? -1 : LEVELS.indexOf(mood)
  const body = [gauge(level, palette), level < 0 ? dash(palette) : needle(level, palette)].join('')
  const cut = badge === 'plain' ? '' : mask(badge)
  const masked = badge === 'plain' ? body : `<g mask="url(#cut)">${body}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${cut}${masked}${badges(badge, palette)}</svg>\n`
}

function partsOf(key: IconKey): { mood: Mood; badge: Badge } {
  const mood = MOODS.find((each) => key.startsWith(`${each}-`)) ?? 'none'
  return { mood, badge: key.slice(mood.length + 1) as Badge }
}

function point(angle: number, radius: number): string {
  const radians = (angle * Math.PI) / 180
  return `${(CENTRE.x + radius * Math.cos(radians)).toFixed(2)} ${(CENTRE.y - radius * Math.sin(radians)).toFixed(2)}`
}

const STEP = (ARC.from - ARC.to) / LEVELS.length

function gauge(level: number, palette: Palette): string {
  return LEVELS.map((_, index) => {
    const from = ARC.from - index * STEP - ARC.gap / 2
    const to = from - STEP + ARC.gap
    const chosen = index === level
    const colour = chosen ? palette.levels[index] : palette.quiet
    return `<path d="M${point(from, RADIUS)} A${RADIUS} ${RADIUS} 0 0 1 ${point(to, RADIUS)}" fill="none" stroke="${colour}" stroke-width="${chosen ? 3 : 1.8}"/>`
  }).join('')
}

function needle(level: number, palette: Palette): string {
  const angle = ARC.from - (level + 0.5) * STEP
  const line = `<path d="M${point(angle + 180, 1.2)} L${point(angle, 4.2)}" stroke="${palette.ink}" stroke-width="1.7" stroke-linecap="round"/>`
  return `${line}<circle cx="${CENTRE.x}" cy="${CENTRE.y}" r="1.5" fill="${palette.ink}"/>`
}

function dash(palette: Palette): string {
  return `<path d="M5.6 ${CENTRE.y} H10.4" stroke="${palette.ink}" stroke-width="1.8" stroke-linecap="round"/>`
}

const ALERT = { x: 12.6, y: 13, r: 2.9 }

function mask(badge: Badge): string {
  const holes = [
    badge.includes('alert')
      ? `<circle cx="${ALERT.x}" cy="${ALERT.y}" r="${ALERT.r + 0.9}" fill="#000"/>`
      : '',
    badge.includes('paused') ? '<rect x="0" y="10.2" width="6.4" height="5.8" fill="#000"/>' : '',
  ]
  return `<mask id="cut"><rect width="16" height="16" fill="#fff"/>${holes.join('')}</mask>`
}

function badges(badge: Badge, palette: Palette): string {
  const bars = `<path d="M1.7 11.3 V15.4 M4.5 11.3 V15.4" stroke="${palette.ink}" stroke-width="1.8"/>`
  return (badge.includes('alert') ? alertSign(palette) : '') + (badge.includes('paused') ? bars : '')
}

/** A triangle in the colour of what is wrong: a shape that no segment has. */
function alertSign({ alert, alertMark }: Palette): string {
  const triangle = `<path d="M12.6 10 L15.7 15.6 H9.5 Z" fill="${alert}" stroke="${alert}" stroke-width=".5" stroke-linejoin="round"/>`
  if (alertMark === 'none') return triangle
  return `${triangle}<path d="M12.6 11.9 V13.6" stroke="${alertMark}" stroke-width="1" stroke-linecap="round"/><circle cx="12.6" cy="14.7" r=".55" fill="${alertMark}"/>`
}
