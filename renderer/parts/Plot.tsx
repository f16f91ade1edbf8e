/**
 * A plot for pointer, keyboard and, through its value text, screen readers: arrow keys move along it, plus
 * and minus zoom, 0 shows everything; dragging zooms, a double click shows everything.
 */
import { DAY_SECONDS } from '../../shared/time/units.ts'
import 'uplot/dist/uPlot.min.css'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { useWords } from '../session.ts'
import { FONT_FAMILY, type PlotPalette, usePalette } from './plot-theme.ts'

/** What a plot shows, and how its values are read aloud. */
export interface PlotProps {
  readonly label: string
  readonly height: number
  /** First the instants in seconds, then one row per series; null if there is no value. */
  readonly data: uPlot.AlignedData
  readonly series: (palette: PlotPalette) => uPlot.Series[]
  /** Fixed range of values; by default that of the data. */
  readonly range?: readonly [number, number]
  readonly ticks?: readonly number[]
  /** If the first row contains positions instead of seconds: returns the label of a position. */
  readonly ordinal?: (at: number) => string
  /** Drawn behind the lines. */
  readonly behind?: (plot: uPlot, palette: PlotPalette) => void
  /** Drawn over the lines. */
  readonly above?: (plot: uPlot, palette: PlotPalette) => void
  /** Returns the values at a point as text. */
  readonly readout: (index: number) => string
  /** The text below the plot while nothing is pointed at. */
  readonly rest: string
}

/** New `data` resets the zoom. Series, range and ticks are read once; the drawing functions at each drawing. */
export function Plot(props: PlotProps) {
  const words = useWords()
  const palette = usePalette()
  const face = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [at, setAt] = useState<number | null>(null)
  const [zoomed, setZoomed] = useState(false)
  const last = props.data[0].length - 1

  // biome-ignore lint/correctness/useExhaustiveDependencies: callbacks are read through `latest` when drawing
  useEffect(() => {
    const element = face.current
    if (!element) return
    const made = new uPlot(
      optionsOf(element.clientWidth, latest, palette, words.locale, { setAt, setZoomed }),
      latest.current.data,
      element,
    )
    plot.current = made
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height: latest.current.height })
    })
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [palette, words.locale, props.height])

  useEffect(() => {
    plot.current?.setData(props.data)
    setZoomed(false)
  }, [props.data])

  const shown = at ?? last
  return (
    <div className="plot">
      <div
        ref={face}
        className="plot-face"
        style={{ height: props.height }}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-description={words.t('panel.plot.keys')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, shown)}
        aria-valuetext={last < 0 ? props.rest : props.readout(shown)}
        onKeyDown={(event) => plot.current && onPlotKey(event, plot.current, shown)}
        onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      />
      <div className="plot-readout">
        <span>{at === null ? props.rest : props.readout(at)}</span>
        {zoomed && (
          <button type="button" className="button link" onClick={() => plot.current && showAll(plot.current)}>
            {words.t('panel.plot.whole')}
          </button>
        )}
      </div>
    </div>
  )
}

const FONT = `12px ${FONT_FAMILY}`
/** Adds half a position on either side, so that the first and the last are complete. */
const PLACES: uPlot.Scale = { time: false, range: (_plot, min, max) => [min - 0.5, max + 0.5] }
/** Distance between plot and labels, px. */
const GAP = 8

interface Watch {
  readonly setAt: (index: number | null) => void
  readonly setZoomed: (zoomed: boolean) => void
}

function optionsOf(
  width: number,
  latest: { readonly current: PlotProps },
  palette: PlotPalette,
  locale: string,
  watch: Watch,
): uPlot.Options {
  const { height, range, ticks, series, ordinal } = latest.current
  const axis = { stroke: palette.muted, font: FONT }
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' })
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  return {
    width,
    height,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: true, y: false, setScale: true }, points: { size: 7 } },
    scales: { x: ordinal === undefined ? {} : PLACES, y: range ? { range: [range[0], range[1]] } : {} },
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
        space: 72,
        values: (plot, splits, _axis, _space, step) => {
          const time = step >= 28 * DAY_SECONDS ? months : step >= DAY_SECONDS ? days : hours
          return splits.map((at) => {
            const label = latest.current.ordinal?.(at) ?? time.format(at * 1000)
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
        values: (_plot, splits) => splits.map((at) => new Intl.NumberFormat(locale).format(at)),
      },
    ],
    hooks: {
      drawClear: [(plot) => latest.current.behind?.(plot, palette)],
      draw: [(plot) => latest.current.above?.(plot, palette)],
      setCursor: [(plot) => watch.setAt(plot.cursor.idx ?? null)],
      setScale: [(plot) => watch.setZoomed(isZoomed(plot))],
    },
  }
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

function isZoomed(plot: uPlot): boolean {
  const xs = plot.data[0]
  const { min, max } = plot.scales.x ?? {}
  return min != null && max != null && (min > (xs[0] ?? min) || max < (xs[xs.length - 1] ?? max))
}

function showAll(plot: uPlot): void {
  const xs = plot.data[0]
  plot.setScale('x', { min: xs[0] ?? 0, max: xs[xs.length - 1] ?? 1 })
}

function onPlotKey(event: KeyboardEvent, plot: uPlot, at: number): void {
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
