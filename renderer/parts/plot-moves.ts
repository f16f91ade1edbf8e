/** Movements within a plot: to a point, nearer, further, and new data that keep the place. */
import type { KeyboardEvent } from 'react'
import type uPlot from 'uplot'

/** Shows data, and of them the part between two values of the first row, in one drawing; all of them for null. */
export function applyPlace(
  plot: uPlot,
  data: uPlot.AlignedData,
  scale: readonly [number, number] | null,
): void {
  plot.batch(() => {
    plot.setData(data)
    if (scale) plot.setScale('x', { min: scale[0], max: scale[1] })
  })
}

/** Whether a part of the first row is shown only. */
export function isZoomed(plot: uPlot): boolean {
  const xs = plot.data[0]
  const { min, max } = plot.scales.x ?? {}
  return min != null && max != null && (min > (xs[0] ?? min) || max < (xs[xs.length - 1] ?? max))
}

/** Shows the whole first row. */
export const showAll = (plot: uPlot): void => plot.setData(plot.data)

/** Moves along a plot and zooms it by keyboard. @param at the index that is pointed at */
export function onPlotKey(event: KeyboardEvent, plot: uPlot, at: number): void {
  const last = plot.data[0].length - 1
  const page = Math.max(1, Math.round(last / 10))
  const targets: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: last,
  }
  const target = targets[event.key]
  if (target !== undefined) moveTo(plot, Math.min(last, Math.max(0, target)))
  else if (event.key === '+' || event.key === '=') zoom(plot, at, 0.5)
  else if (event.key === '-') zoom(plot, at, 2)
  else if (event.key === '0') showAll(plot)
  else return
  event.preventDefault()
}

function moveTo(plot: uPlot, index: number): void {
  const x = plot.data[0][index]
  if (x === undefined) return
  const { min = x, max = x } = plot.scales.x ?? {}
  if (min !== null && max !== null && (x < min || x > max)) {
    const half = (max - min) / 2
    plot.setScale('x', { min: x - half, max: x + half })
  }
  plot.setCursor({ left: plot.valToPos(x, 'x'), top: plot.bbox.height / devicePixelRatio / 2 })
}

function zoom(plot: uPlot, at: number, factor: number): void {
  const xs = plot.data[0]
  const centre = xs[at]
  const { min, max } = plot.scales.x ?? {}
  const first = xs[0]
  const end = xs[xs.length - 1]
  if (centre === undefined || min == null || max == null || first === undefined || end === undefined) return
  const half = ((max - min) * factor) / 2
  if (half * 2 >= end - first) showAll(plot)
  else plot.setScale('x', { min: Math.max(first, centre - half), max: Math.min(end, centre + half) })
}
