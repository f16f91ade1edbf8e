/** How a plot is drawn: its scales, axes and marks. */
import type uPlot from 'uplot'
import { DAY_SECONDS } from '../../shared/time/units.ts'
import type { Localizer } from '../words/words.ts'
import { indexAt } from './plot-place.ts'
import type { PlotProps } from './plot-props.ts'
import { FONT_FAMILY, type PlotPalette } from './plot-theme.ts'

const FONT = `12px ${FONT_FAMILY}`
/** Adds half a position on either side, so that the first and the last are complete. */
const PLACES: uPlot.Scale = { time: false, range: (_plot, min, max) => [min - 0.5, max + 0.5] }
/** Distance between plot and labels, px. */
const GAP = 8

/** Where the plot tells what happens in it. */
interface Watch {
  readonly setAt: (index: number | null) => void
  readonly setScale: (plot: uPlot) => void
}

/** All time charts of a view point at the same instant; what is dragged in one stays its own until it is kept. */
const CROSSHAIR: uPlot.Cursor.Sync = {
  key: 'instant',
  scales: ['x', null],
  filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' },
}

/** @param latest the properties of the plot as they are when something is drawn */
export function optionsOf(
  width: number,
  latest: { readonly current: PlotProps },
  palette: PlotPalette,
  words: Localizer,
  watch: Watch,
): uPlot.Options {
  const { height, ticks, series, ordinal } = latest.current
  const { locale } = words
  const axis = { stroke: palette.muted, font: FONT }
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' })
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  return {
    width,
    height,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: true },
      points: { size: 7 },
      ...(ordinal === undefined && { sync: CROSSHAIR }),
    },
    scales: {
      x: ordinal === undefined ? {} : PLACES,
      y: scaleOf(latest.current),
      own: {},
      // Drawn by its caller, beside the scale.
      volume: {},
    },
    series: [{}, ...series(palette)],
    axes: [
      {
        ...axis,
        size: 26,
        gap: 4,
        // Starts at its instant, so that the first label is never outside.
        align: 1,
        grid: { show: false },
        ticks: { show: false },
        // As wide as a day with its year.
        space: 92,
        values: (plot, splits, _axis, _space, step) => {
          const text = (at: number) => {
            if (step >= 28 * DAY_SECONDS) return months.format(at)
            return step >= DAY_SECONDS || isMidnight(at) ? words.shortDay(at) : hours.format(at)
          }
          return splits.map((at) => {
            const label = latest.current.ordinal?.(at) ?? text(at * 1000)
            return fits(plot, at, label) ? label : ''
          })
        },
      },
      {
        ...axis,
        side: 1,
        size: (plot, values) => GAP + widest(plot, values),
        gap: GAP,
        ticks: { show: false },
        grid: { stroke: palette.hairline, width: 1 },
        ...(ticks ? { splits: [...ticks] } : {}),
        values: (_plot, splits) => words.labels(splits, 'whole'),
      },
      ...(latest.current.ownAxis ? [ownAxis(palette, words)] : []),
    ],
    hooks: {
      drawClear: [(plot) => latest.current.behind?.(plot, palette)],
      draw: [
        (plot) => latest.current.above?.(plot, palette),
        (plot) => drawMarked(plot, palette, latest.current),
      ],
      setCursor: [(plot) => watch.setAt(plot.cursor.idx ?? null)],
      setScale: [(plot, scale) => scale === 'x' && watch.setScale(plot)],
    },
  }
}

/** The scale of the values: fixed, from zero, as the data say, or with room below them. */
function scaleOf({ range, fromZero, foot }: PlotProps): uPlot.Scale {
  if (range) return { range: [range[0], range[1]] }
  if (fromZero) return { range: (_plot, _min, max) => [0, max > 0 ? max * 1.05 : 1] }
  if (foot === undefined) return {}
  return {
    range: (_plot, min, max) => {
      const height = max - min || Math.abs(max) || 1
      return [min - (height * foot) / (1 - foot), max + height * 0.03]
    },
  }
}

/** The axis of a series that is in another unit, in the colour of its line. */
function ownAxis(palette: PlotPalette, words: Localizer): uPlot.Axis {
  return {
    scale: 'own',
    side: 3,
    stroke: palette.accent,
    font: FONT,
    size: (plot, values) => GAP + widest(plot, values),
    gap: GAP,
    ticks: { show: false },
    grid: { show: false },
    values: (_plot, splits) => words.labels(splits, 'compact'),
  }
}

/** A line at the marked point. */
function drawMarked(plot: uPlot, palette: PlotPalette, { place, instants, data }: PlotProps): void {
  const marked = indexAt(instants ?? data[0], place?.at ?? null)
  const value = marked === null ? undefined : data[0][marked]
  if (value === undefined) return
  const { ctx, bbox } = plot
  const x = plot.valToPos(value, 'x', true)
  if (x < bbox.left || x > bbox.left + bbox.width) return
  ctx.save()
  ctx.setLineDash([])
  ctx.strokeStyle = palette.muted
  ctx.lineWidth = devicePixelRatio
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.restore()
}

/** Whether a day begins at an instant, where the reader is: it is then named by the day. @param at ms */
function isMidnight(at: number): boolean {
  const time = new Date(at)
  return time.getHours() === 0 && time.getMinutes() === 0 && time.getSeconds() === 0
}

/** Whether a label that starts at `at` ends within the plot. */
function fits(plot: uPlot, at: number, label: string): boolean {
  const { min, max } = plot.scales.x ?? {}
  if (min == null || max == null || max <= min) return true
  plot.ctx.font = FONT
  const beside = GAP + plot.ctx.measureText('100').width
  const start = ((at - min) / (max - min)) * (plot.width - beside)
  return start + plot.ctx.measureText(label).width <= plot.width
}

/** Returns the width of the widest label beside the plot, CSS pixels; before there are any, that of 100. */
function widest({ ctx }: uPlot, values: readonly string[] | null): number {
  ctx.font = FONT
  return Math.ceil(Math.max(...(values ?? ['100']).map((value) => ctx.measureText(value).width)))
}
