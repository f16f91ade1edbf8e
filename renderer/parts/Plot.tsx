/**
 * A plot for pointer, keyboard and, through its value text, screen readers: arrow keys move along it, plus
 * and minus zoom, 0 shows everything; dragging zooms, a double click shows everything.
 */
import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { useWords } from '../session.ts'
import { PlotFiles } from './PlotFiles.tsx'
import { applyPlace, isZoomed, onPlotKey, showAll } from './plot-moves.ts'
import { optionsOf } from './plot-options.ts'
import { indexAt, scaleFor, zoomOfScale } from './plot-place.ts'
import type { PlotProps } from './plot-props.ts'
import { usePalette } from './plot-theme.ts'

/** The status of a plot that was not drawn yet. */
const MAKING = 0
/** A pointer that moved further has dragged. */
const CLICK_PX = 4

/** Series, range and ticks are read once; drawing functions always. */
export function Plot(props: PlotProps) {
  const words = useWords()
  const palette = usePalette()
  const face = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [at, setAt] = useState<number | null>(null)
  const [zoomed, setZoomed] = useState(false)
  const applying = useRef(false)
  const last = props.data[0].length - 1

  /** The part that the properties show; null for everything. */
  const shownScale = useRef(() => {
    const { data, instants, place } = latest.current
    return scaleFor(place?.zoom ?? null, instants ?? data[0], instants !== undefined)
  }).current

  /** Shows data and zoom of the properties; what this changes is not what the reader zooms. */
  const apply = useRef((made: uPlot) => {
    applying.current = true
    applyPlace(made, latest.current.data, shownScale())
    applying.current = false
  }).current

  const onScale = useRef((made: uPlot) => {
    setZoomed(isZoomed(made))
    const { data, instants, place } = latest.current
    if (applying.current || made.status === MAKING || place === undefined) return
    place.setZoom(
      isZoomed(made) ? zoomOfScale(made.scales.x ?? {}, instants ?? data[0], instants !== undefined) : null,
    )
  }).current

  // What changes a plot stands before what makes it: a new plot shows all of it already, and is drawn once.
  const { place } = props
  const zoomKey = place?.zoom?.join() ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: data and zoom are applied from `latest`
  useEffect(() => {
    if (plot.current) apply(plot.current)
  }, [props.data, zoomKey])

  const marked = indexAt(props.instants ?? props.data[0], place?.at ?? null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark is drawn from `latest`
  useEffect(() => plot.current?.redraw(false, false), [marked])

  // biome-ignore lint/correctness/useExhaustiveDependencies: callbacks are read through `latest` when drawing, and numbers and days depend on the locale alone
  useEffect(() => {
    const element = face.current
    if (!element) return
    const options = optionsOf(element.clientWidth, latest, palette, words, { setAt, setScale: onScale })
    const made = new uPlot(options, latest.current.data, element)
    plot.current = made
    const scale = shownScale()
    if (scale) made.setScale('x', { min: scale[0], max: scale[1] })
    const sizes = new ResizeObserver(() => {
      const width = element.clientWidth
      if (width > 0 && width !== made.width) made.setSize({ width, height: latest.current.height })
    })
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [palette, words.locale, props.height])

  const mark = (index: number) => {
    const instant = (props.instants ?? props.data[0])[index]
    if (instant !== undefined) place?.setAt(index === marked ? null : instant)
  }
  const shown = at ?? marked ?? last
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
        aria-description={words.t(place ? 'panel.plot.keys_mark' : 'panel.plot.keys')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, shown)}
        aria-valuetext={last < 0 ? props.rest : props.readout(shown)}
        onPointerDown={(event) => {
          pressed.current = event.clientX
        }}
        onClick={(event) => {
          const index = plot.current?.cursor.idx
          if (index != null && Math.abs(event.clientX - pressed.current) < CLICK_PX) mark(index)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') mark(shown)
          else if (plot.current) onPlotKey(event, plot.current, shown)
        }}
        onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      />
      <div className="plot-readout">
        <span>{at === null && marked === null ? props.rest : props.readout(shown)}</span>
        {props.file && (
          <PlotFiles plot={plot} palette={palette} file={props.file} instants={props.instants} />
        )}
        {zoomed && (
          <button type="button" className="button link" onClick={() => plot.current && showAll(plot.current)}>
            {words.t('panel.plot.whole')}
          </button>
        )}
      </div>
    </div>
  )
}
