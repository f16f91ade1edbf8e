/** A plot as a picture that says by itself what it shows, to whoever receives it. */
import type uPlot from 'uplot'
import { FONT_FAMILY, type PlotPalette } from './plot-theme.ts'

/** What stands above the lines. */
export interface PictureWords {
  /** What is drawn, and of what. */
  readonly title: string
  /** The time that is shown. */
  readonly period: string
  /** The names of the lines, in the order of the plot; a line without one is not named. */
  readonly lines: readonly (string | null)[]
}

/** In CSS pixels. */
const HEAD = 48
const EDGE = 10
const DASH = 18

/** Draws the plot on the colour of its card, since a canvas alone is transparent, below its title. Null without a canvas. */
export function pictureOf(plot: uPlot, palette: PlotPalette, words: PictureWords): HTMLCanvasElement | null {
  const { canvas } = plot.ctx
  const picture = document.createElement('canvas')
  const unit = devicePixelRatio
  picture.width = canvas.width
  picture.height = canvas.height + HEAD * unit
  const ctx = picture.getContext('2d')
  if (ctx === null) return null
  ctx.fillStyle = palette.card
  ctx.fillRect(0, 0, picture.width, picture.height)
  ctx.drawImage(canvas, 0, HEAD * unit)
  ctx.scale(unit, unit)
  const width = picture.width / unit - 2 * EDGE
  ctx.fillStyle = palette.ink
  ctx.font = `600 14px ${FONT_FAMILY}`
  ctx.fillText(words.title, EDGE, 20, width)
  ctx.fillStyle = palette.muted
  ctx.font = `12px ${FONT_FAMILY}`
  ctx.fillText(words.period, EDGE, 39, width)
  drawNames(ctx, plot, words.lines, EDGE + ctx.measureText(words.period).width + 2 * EDGE)
  return picture
}

function drawNames(
  ctx: CanvasRenderingContext2D,
  plot: uPlot,
  lines: PictureWords['lines'],
  from: number,
): void {
  let x = from
  lines.forEach((name, at) => {
    const series = plot.series[at + 1]
    if (name === null || series?.show === false) return
    const stroke = typeof series?.stroke === 'function' ? series.stroke(plot, at + 1) : series?.stroke
    const text = ctx.fillStyle
    ctx.fillStyle = stroke ?? text
    ctx.fillRect(x, 34, DASH, 3)
    ctx.fillStyle = text
    ctx.fillText(name, x + DASH + 5, 39)
    x += DASH + 5 + ctx.measureText(name).width + 2 * EDGE
  })
}
