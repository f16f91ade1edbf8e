/**
 * A plot for pointer, keyboard and, through its value text, screen readers: arrow keys move along it, plus
 * and minus zoom, 0 shows everything; dragging zooms, a double click shows everything.
 */
import { DAY_SECONDS } from '../../shared/time/units.ts'
import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { useWords } from '../session.ts'
import type { Localizer } from '../words/words.ts'
import { type PlotFile, PlotFiles } from './PlotFiles.tsx'
import { applyData, isZoomed, onPlotKey, showAll } from './plot-moves.ts'
import { FONT_FAMILY, type PlotPalette, usePalette } from './plot-theme.ts'

/** What a plot shows, and how its values are read aloud. */
export interface PlotProps {
  readonly label: string
  readonly height: number
  /** First the instants in seconds, then one row per series; null if there is no value. */
  readonly data: uPlot.AlignedData
  readonly series: (palette: PlotPalette) => uPlot.Series[]
  /** The share of the height that is left free below the values, for what is drawn there. */
  readonly foot?: number
  /** Fixed range of values; by default that of the data. */
  readonly range?: readonly [number, number]
  readonly ticks?: readonly number[]
  /** If the first row contains positions instead of seconds: returns the label of a position. */
  readonly ordinal?: (at: number) => string
  /** Whether some series have a scale of their own, `own`, with its axis on the left. */
  readonly ownAxis?: boolean
  /** The zoomed range of the first row, null for everything; kept by the caller through updates. */
  readonly zoom?: readonly [number, number] | null
  readonly onZoom?: (zoom: readonly [number, number] | null) => void
  /** A marked point, null for none; a click or the Enter key marks another. */
  readonly pinned?: number | null
  readonly onPin?: (index: number) => void
  /** Offers the plot as a picture, and its values as a table. */
  readonly file?: PlotFile
  /** Drawn behind the lines. */
  readonly behind?: (plot: uPlot, palette: PlotPalette) => void
  /** Drawn over the lines. */
  readonly above?: (plot: uPlot, palette: PlotPalette) => void
  /** Returns the values at a point as text. */
  readonly readout: (index: number) => string
  /** The text below the plot while nothing is pointed at. */
  readonly rest: string
}

/** New `data` resets a zoom that the caller does not keep. Series, range and ticks are read once; drawing functions always. */
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
      optionsOf(element.clientWidth, latest, palette, words, { setAt, setZoomed }),
      latest.current.data,
      element,
    )
    plot.current = made
    applyData(made, latest.current)
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height: latest.current.height })
    })
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [palette, words, props.height])

  useEffect(() => {
    if (plot.current) applyData(plot.current, { ...latest.current, data: props.data })
    if (!latest.current.zoom) setZoomed(false)
  }, [props.data])

  const { zoom, pinned = null } = props
  const zoomText = zoom?.join() ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the zoom is a new object at each rendering, its text is not
  useEffect(() => {
    if (plot.current && zoom) plot.current.setScale('x', { min: zoom[0], max: zoom[1] })
    else if (plot.current && zoom === null && isZoomed(plot.current)) showAll(plot.current)
  }, [zoomText])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark is drawn from `latest`
  useEffect(() => plot.current?.redraw(false, false), [pinned])

  const marked = pinned === null ? null : props.data[0].indexOf(pinned)
  const resting = marked === null || marked < 0 ? null : marked
  const shown = at ?? resting ?? last
  const pressed = useRef(0)
  return (
    <div className="plot">
      <div
        ref={face}
        className="plot-face"
        style={{ height: props.height }}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-description={words.t(props.onPin ? 'panel.plot.keys_pin' : 'panel.plot.keys')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, shown)}
        aria-valuetext={last < 0 ? props.rest : props.readout(shown)}
        onPointerDown={(event) => {
          pressed.current = event.clientX
        }}
        onClick={(event) => {
          const index = plot.current?.cursor.idx
          if (index != null && Math.abs(event.clientX - pressed.current) < CLICK_PX) props.onPin?.(index)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onPin?.(shown)
          else if (plot.current) onPlotKey(event, plot.current, shown)
        }}
        onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      />
      <div className="plot-readout">
        <span>{at === null && resting === null ? props.rest : props.readout(shown)}</span>
        {props.file && <PlotFiles plot={plot} palette={palette} file={props.file} />}
        {zoomed && (
          <button type="button" className="button link" onClick={() => plot.current && showAll(plot.current)}>
            {words.t('panel.plot.whole')}
          </button>
        )}
      </div>
    </div>
  )
}

/** A pointer that moved further has dragged. */
const CLICK_PX = 4

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
  words: Localizer,
  watch: Watch,
): uPlot.Options {
  const { height, range, ticks, series, ordinal, foot } = latest.current
  const { locale } = words
  const axis = { stroke: palette.muted, font: FONT }
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' })
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  return {
    width,
    height,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: true, y: false, setScale: true }, points: { size: 7 } },
    scales: {
      x: ordinal === undefined ? {} : PLACES,
      y: rangeOf(range, foot),
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
            return step >= DAY_SECONDS ? words.shortDay(at) : hours.format(at)
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
        (plot) => drawPinned(plot, palette, latest.current.pinned ?? null),
      ],
      setCursor: [(plot) => watch.setAt(plot.cursor.idx ?? null)],
      setScale: [
        (plot, scale) => {
          if (scale !== 'x') return
          const { min, max } = plot.scales.x ?? {}
          const zoomed = isZoomed(plot)
          watch.setZoomed(zoomed)
          latest.current.onZoom?.(zoomed && min != null && max != null ? [min, max] : null)
        },
      ],
    },
  }
}

/** The scale of the values: fixed, as the data say, or with room below them. */
function rangeOf(range: PlotProps['range'], foot: number | undefined): uPlot.Scale {
  if (range) return { range: [range[0], range[1]] }
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
function drawPinned(plot: uPlot, palette: PlotPalette, pinned: number | null): void {
  if (pinned === null) return
  const { ctx, bbox } = plot
  const x = plot.valToPos(pinned, 'x', true)
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
