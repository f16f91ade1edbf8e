/** The layers of the tray icon as SVG: a gauge of five segments or the score as a number, and the badges below. */
import { LAYERS, TRAY_SENTIMENTS, type TrayTheme } from '../../main/core/tray/icon.ts'
import { LEVELS } from '../../shared/vocabulary.ts'
import { digitPath, hundredPath } from './digits.ts'

interface TrayPalette {
  readonly ink: string
  readonly quiet: string
  readonly levels: readonly string[]
  readonly alert: string
  /** The mark on a badge. */
  readonly mark: string
  /** Drawn around everything, to be visible on the other kind of bar too; none if the system colours it. */
  readonly outline: string | null
}

const PALETTES: Readonly<Record<TrayTheme, TrayPalette>> = {
  light: {
    ink: '#1d232b',
    quiet: '#757b83',
    levels: ['#1d4e8f', '#2f6fb0', '#4a4f55', '#9a5f0a', '#b04a07'],
    alert: '#a8321f',
    mark: '#ffffff',
    outline: '#ffffff',
  },
  dark: {
    ink: '#ffffff',
    quiet: '#858b94',
    levels: ['#6fa4ee', '#9cc3ec', '#e2e5e9', '#ecbb70', '#ffa645'],
    alert: '#ff9a86',
    mark: '#15191f',
    outline: '#15191f',
  },
  template: {
    ink: '#000000',
    quiet: '#00000066',
    levels: ['#000000', '#000000', '#000000', '#000000', '#000000'],
    alert: '#000000',
    mark: 'none',
    outline: null,
  },
}

/** Width of the outline, points. */
const OUTLINE = 0.8
const RADIUS = 5.9
/** The arc spans 220 degrees, from lower left to lower right, with gaps between its segments. */
const ARC = { from: 200, to: -20, gap: 10 }
const STEP = (ARC.from - ARC.to) / LEVELS.length
/** Height of the gauge's centre: centred without badges, higher with badges below it. */
const CENTRE = { gauge: 10.4, raised: 8.2 }
const POINTS = 16

/** A shape that can be drawn wider for its outline. */
type DrawnShape = (paint: { readonly colour: string | null; readonly wider: number }) => string

/** Returns all layers of a theme side by side, each 16 points square, with straight edges on the pixels of `size`. */
export function trayStrip(theme: TrayTheme, size: number): string {
  const cells = LAYERS.map((layer, index) => {
    const body = drawLayer(layer, PALETTES[theme], size / POINTS)
    return `<svg x="${index * POINTS}" width="${POINTS}" height="${POINTS}" viewBox="0 0 16 16">${body}</svg>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LAYERS.length * POINTS} ${POINTS}">${cells.join('\n')}</svg>\n`
}

function drawLayer(layer: string, palette: TrayPalette, scale: number): string {
  const [form = '', name = ''] = layer.split('-', 2)
  switch (form) {
    case 'gauge':
    case 'raised':
      return outlined(
        gauge(TRAY_SENTIMENTS.indexOf(layer.slice(form.length + 1) as never), CENTRE[form], palette),
        palette,
      )
    case 'scale':
      return outlined(
        scaleBar(LEVELS.indexOf(layer.slice(form.length + 1) as never), palette, scale),
        palette,
      )
    case 'tens':
    case 'units':
    case 'alone':
      return outlined([stroke(digitPath(Number(name), form), palette.ink, 1.9)], palette)
    case 'hundred':
      return outlined([stroke(hundredPath(), palette.ink, 1.6)], palette)
    case 'cut':
      return badge(name, { ...palette, alert: '#000', ink: '#000', mark: '#000' }, scale, 1)
    default:
      return badge(form, palette, scale, 0)
  }
}

function outlined(shapes: readonly DrawnShape[], { outline }: TrayPalette): string {
  const plain = shapes.map((shape) => shape({ colour: null, wider: 0 })).join('')
  if (outline === null) return plain
  return `<g opacity=".85">${shapes.map((shape) => shape({ colour: outline, wider: OUTLINE * 2 })).join('')}</g>${plain}`
}

function stroke(path: string, own: string, width: number, cap = 'round'): DrawnShape {
  return ({ colour, wider }) =>
    `<path d="${path}" fill="none" stroke="${colour ?? own}" stroke-width="${width + wider}" stroke-linejoin="round" stroke-linecap="${wider > 0 ? 'square' : cap}"/>`
}

function gauge(level: number, y: number, palette: TrayPalette): DrawnShape[] {
  const point = (angle: number, radius: number) => {
    const radians = (angle * Math.PI) / 180
    return `${(8 + radius * Math.cos(radians)).toFixed(2)} ${(y - radius * Math.sin(radians)).toFixed(2)}`
  }
  const segments = LEVELS.map((_, index) => {
    const from = ARC.from - index * STEP - ARC.gap / 2
    const chosen = index === level
    const colour = (chosen ? palette.levels[index] : undefined) ?? palette.quiet
    const arc = `M${point(from, RADIUS)} A${RADIUS} ${RADIUS} 0 0 1 ${point(from - STEP + ARC.gap, RADIUS)}`
    return stroke(arc, colour, chosen ? 3.2 : 1.6, 'butt')
  })
  if (level < 0 || level >= LEVELS.length) return [...segments, stroke(`M5.8 ${y} H10.2`, palette.ink, 1.8)]
  const angle = ARC.from - (level + 0.5) * STEP
  const needle = stroke(`M${point(angle, 0)} L${point(angle, 3.6)}`, palette.ink, 1.8)
  return [...segments, needle, stroke(`M8 ${y} h0.01`, palette.ink, 3)]
}

/** Below the number: five steps, with that of the level raised. */
function scaleBar(level: number, palette: TrayPalette, scale: number): DrawnShape[] {
  const snap = (value: number) => Math.round(value * scale) / scale
  return LEVELS.map((_, index) => {
    const chosen = index === level
    const [x, width] = [snap(1 + index * 3), snap(2)]
    const height = snap(chosen ? 3 : 1)
    const colour = (chosen ? palette.levels[index] : undefined) ?? palette.quiet
    return rectangle(x, snap(15) - height, width, height, colour)
  })
}

function rectangle(x: number, y: number, width: number, height: number, own: string): DrawnShape {
  return ({ colour, wider }) =>
    `<rect x="${x - wider / 2}" y="${y - wider / 2}" width="${width + wider}" height="${height + wider}" fill="${colour ?? own}"/>`
}

/** Each sign has its own shape, so that none needs its colour. @param grow points it is widened by */
function badge(sign: string, palette: TrayPalette, scale: number, grow: number): string {
  const { alert, ink, mark, outline } = palette
  const snap = (value: number) => Math.round(value * scale) / scale
  const filled = (path: string) =>
    `<path d="${path}" fill="${alert}" stroke="${alert}" stroke-width="${0.6 + grow * 2}" stroke-linejoin="round"/>`
  const shapes: Readonly<Record<string, string>> = {
    medium: `<circle cx="12.8" cy="12.8" r="${2.4 + grow}" fill="${alert}"/>`,
    high: filled('M12.4 9.6 L15.4 15.4 H9.4 Z'),
    critical: critical(snap, alert, mark, grow),
    paused: bars(snap, ink, grow),
    failing: `<path d="M1.7 10.9 L5.7 14.9 M5.7 10.9 L1.7 14.9" fill="none" stroke="${alert}" stroke-width="${1.9 + grow * 2}" stroke-linecap="square"/>`,
  }
  const shape = shapes[sign] ?? ''
  if (grow > 0 || outline === null) return shape
  return `<g opacity=".85">${badge(sign, { ...palette, alert: outline, ink: outline, mark: outline, outline: null }, scale, OUTLINE)}</g>${shape}`
}

/** A filled square with an exclamation mark. */
function critical(snap: (value: number) => number, alert: string, mark: string, grow: number): string {
  const [left, top, side] = [snap(9), snap(9), snap(7)]
  const square = `<rect x="${left - grow}" y="${top - grow}" width="${side + grow * 2}" height="${snap(7) + grow * 2}" fill="${alert}"/>`
  if (grow > 0) return square
  const [x, width] = [snap(left + snap(3)), snap(1)]
  const marks = [
    { y: top + snap(1), height: snap(3) },
    { y: top + snap(5), height: snap(1) },
  ]
  if (mark !== 'none') {
    return [
      square,
      ...marks.map(
        ({ y, height }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${mark}"/>`,
      ),
    ].join('')
  }
  const holes = marks.map(({ y, height }) => `M${x} ${y} h${width} v${height} h${-width} Z`).join(' ')
  return `<path fill-rule="evenodd" fill="${alert}" d="M${left} ${top} h${side} v${snap(7)} h${-side} Z ${holes}"/>`
}

/** Two bars with edges on pixels. */
function bars(snap: (value: number) => number, ink: string, grow: number): string {
  return [1, 4]
    .map(
      (x) =>
        `<rect x="${snap(x) - grow}" y="${snap(10) - grow}" width="${snap(2) + grow * 2}" height="${snap(5) + grow * 2}" fill="${ink}"/>`,
    )
    .join('')
}
