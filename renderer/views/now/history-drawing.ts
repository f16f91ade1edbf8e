/** Draws the history's background and marks: levels, missing ranges, the latest score. */
import type uPlot from 'uplot'
import type { ScoreLevel } from '../../../shared/vocabulary.ts'
import { type LevelBounds, levelNumber } from '../../parts/level.ts'
import { FONT_FAMILY, type PlotPalette } from '../../parts/plot-theme.ts'

const BAND_STRENGTH = 0.13
const BAND_COLOURS = {
  extreme_fear: 'level-1',
  fear: 'level-2',
  neutral: null,
  greed: 'level-4',
  extreme_greed: 'level-5',
} as const satisfies Record<ScoreLevel, keyof PlotPalette | null>

interface HistoryLines {
  /** Whether the line beside has a scale of its own. */
  readonly own: boolean
  /** Whether the mean of some sessions is drawn over the score. */
  readonly smooth: boolean
}

/** The score, the line beside it, and the mean of the score. */
export function historySeries(palette: PlotPalette, { own, smooth }: HistoryLines): uPlot.Series[] {
  const line = { points: { show: false }, spanGaps: false } as const
  return [
    { ...line, stroke: smooth ? palette.muted : palette.ink, width: smooth ? 0.75 : 2 },
    {
      ...line,
      stroke: palette.accent,
      width: 1.25,
      ...(own ? { scale: 'own', spanGaps: true } : { dash: [4, 4] }),
    },
    { ...line, stroke: palette.ink, width: 2, show: smooth },
  ]
}

/** A band lower than this has no room for its name, CSS pixels. */
const LEAST_BAND = 15

type NamedLevels = readonly { readonly from: number; readonly name: string }[]

const levelFont = () => `${11 * devicePixelRatio}px ${FONT_FAMILY}`

/** The names of the levels, in their bands on the left; a rim keeps them legible where a line passes. */
export function drawLevelNames(plot: uPlot, palette: PlotPalette, levels: NamedLevels): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.font = levelFont()
  ctx.fillStyle = palette.muted
  ctx.strokeStyle = palette.card
  ctx.lineWidth = 3 * devicePixelRatio
  ctx.lineJoin = 'round'
  ctx.setLineDash([])
  ctx.textAlign = 'left'
  levels.forEach(({ from, name }, at) => {
    const top = plot.valToPos(levels[at + 1]?.from ?? 100, 'y', true)
    const height = plot.valToPos(from, 'y', true) - top
    if (height < LEAST_BAND * devicePixelRatio) return
    const [x, y] = [bbox.left + 5 * devicePixelRatio, top + 12 * devicePixelRatio]
    ctx.strokeText(name, x, y)
    ctx.fillText(name, x, y)
  })
  ctx.restore()
}

/** The levels of the profile behind the line. */
export function drawBands(plot: uPlot, palette: PlotPalette, levels: LevelBounds): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.globalAlpha = BAND_STRENGTH
  levels.forEach(({ from, level }, at) => {
    const colour = BAND_COLOURS[level]
    if (colour === null) return
    const top = plot.valToPos(levels[at + 1]?.from ?? 100, 'y', true)
    const bottom = plot.valToPos(from, 'y', true)
    ctx.fillStyle = palette[colour]
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top)
  })
  ctx.restore()
}

/** Hatches missing sessions. */
export function drawGaps(
  plot: uPlot,
  palette: PlotPalette,
  gaps: readonly (readonly [number, number])[],
): void {
  const { ctx, bbox } = plot
  const step = 7 * devicePixelRatio
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.setLineDash([])
  ctx.strokeStyle = palette.muted
  ctx.globalAlpha = 0.5
  ctx.lineWidth = devicePixelRatio
  for (const [from, to] of gaps) {
    const left = plot.valToPos(from, 'x', true)
    const width = plot.valToPos(to, 'x', true) - left
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, bbox.top, width, bbox.height)
    ctx.clip()
    ctx.beginPath()
    for (let x = left - bbox.height; x < left + width; x += step) {
      ctx.moveTo(x, bbox.top + bbox.height)
      ctx.lineTo(x + bbox.height, bbox.top)
    }
    ctx.stroke()
    ctx.restore()
  }
  ctx.restore()
}

/** Returns the width that the names of the levels take on the left, canvas pixels. */
function levelNamesWidth({ ctx }: uPlot, levels: NamedLevels): number {
  ctx.save()
  ctx.font = levelFont()
  const widths = levels.map(({ name }) => ctx.measureText(name).width)
  ctx.restore()
  return Math.max(0, ...widths)
}

interface NamedLine {
  readonly name: string
  readonly scale: 'y' | 'own'
  /** Their names are on the left: the name of the line keeps clear of them. */
  readonly levels: NamedLevels
}

/** Draws the name of the line beside at the end farther from the other line. */
export function drawName(plot: uPlot, palette: PlotPalette, { name, scale, levels }: NamedLine): void {
  const [xs, scores, others] = plot.data
  const { ctx, bbox } = plot
  const known = Array.from(xs).flatMap((x, at) => {
    const [score, other] = [scores?.[at], others?.[at]]
    if (score == null || other == null) return []
    const y = plot.valToPos(other, scale, true)
    return [{ x, y, apart: Math.abs(plot.valToPos(score, 'y', true) - y) }]
  })
  const first = known[0]
  const last = known[known.length - 1]
  if (!first || !last) return
  const atStart = first.apart >= last.apart
  const end = atStart ? first : last
  const inset = 6 * devicePixelRatio
  const above = end.y - inset
  ctx.save()
  ctx.font = `${12 * devicePixelRatio}px ${FONT_FAMILY}`
  ctx.fillStyle = palette.accent
  ctx.textAlign = atStart ? 'left' : 'right'
  const clear = bbox.left + levelNamesWidth(plot, levels) + 2 * inset
  const at = plot.valToPos(end.x, 'x', true)
  const x = atStart ? Math.max(at + inset, clear) : at - 2 * inset
  ctx.fillText(name, x, Math.max(above, bbox.top + 3 * inset))
  ctx.restore()
}

/** Draws a dot on the latest score in the colour of its level. */
export function drawLast(plot: uPlot, palette: PlotPalette, lastLevel: ScoreLevel): void {
  const xs = plot.data[0]
  const last = xs.length - 1
  const score = plot.data[1]?.[last]
  const at = xs[last]
  if (score == null || at === undefined) return
  const level = levelNumber(lastLevel)
  const { ctx } = plot
  ctx.save()
  // The previous line may have set a dash.
  ctx.setLineDash([])
  ctx.beginPath()
  ctx.arc(
    plot.valToPos(at, 'x', true),
    plot.valToPos(score, 'y', true),
    4.5 * devicePixelRatio,
    0,
    2 * Math.PI,
  )
  ctx.fillStyle = level === 3 ? palette.ink : palette[`level-${level as 1 | 2 | 4 | 5}`]
  ctx.fill()
  ctx.lineWidth = 2 * devicePixelRatio
  ctx.strokeStyle = palette.card
  ctx.stroke()
  ctx.restore()
}
