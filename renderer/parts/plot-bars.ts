/** Bars of a plot whose first row contains positions. */
import type uPlot from 'uplot'

/** The widest bar, CSS pixels. */
const WIDEST = 14

/** Returns the width of a bar, canvas pixels. @param widest CSS pixels */
export function barWidth({ bbox, scales }: uPlot, widest = WIDEST): number {
  const { min = 0, max = 1 } = scales.x ?? {}
  const room = bbox.width / Math.max(1, (max ?? 1) - (min ?? 0))
  return Math.max(1, Math.min(widest * devicePixelRatio, Math.floor(room * 0.7)))
}

/** Keeps what is drawn next within the plot. */
export function clip({ ctx, bbox }: uPlot): void {
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
}

/** A bar from zero to each value of a series. */
export function drawBars(plot: uPlot, values: ArrayLike<number | null | undefined>, colour: string): void {
  const { ctx } = plot
  const width = barWidth(plot, 2 * WIDEST)
  const zero = plot.valToPos(0, 'y', true)
  ctx.save()
  clip(plot)
  ctx.fillStyle = colour
  for (const [at, x] of plot.data[0].entries()) {
    const top = plot.valToPos(values[at] ?? 0, 'y', true)
    ctx.fillRect(plot.valToPos(x, 'x', true) - width / 2, top, width, zero - top)
  }
  ctx.restore()
}
