/** What the owner looks at in the charts of a view: period, zoom and marked instant, kept in the address. */

import { useMemo } from 'react'
import { DAY_SECONDS } from '../../shared/time/units.ts'
import { keepInAddress, useAddressParam } from '../shell/address.ts'

/** Periods of charts; each chart offers some. `latest` is as much as can be told apart. */
export type ChartRange = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'years' | 'latest' | 'all'

/** From and to, seconds. */
export type Zoom = readonly [number, number]

/** What a plot needs of a chart's place. */
export interface PlotPlace {
  /** The part that is shown, null for the whole period. */
  readonly zoom: Zoom | null
  readonly setZoom: (zoom: Zoom | null) => void
  /** The marked instant, seconds; null if none. */
  readonly at: number | null
  readonly setAt: (at: number | null) => void
}

/** What the charts of a view show, and how to change it. All charts of a view share it. */
export interface ChartPlace<R extends ChartRange> extends PlotPlace {
  readonly ranges: readonly R[]
  readonly range: R
  /** Shows another period, whole. */
  readonly setRange: (range: R) => void
}

/**
 * One place for all charts of a view. A value in the address that is none is as absent.
 * @param ranges the periods that these charts offer, in the order in which they are shown
 * @param usual what is shown if the address names none; the first by default
 */
export function useChartPlace<const R extends ChartRange>(
  ranges: readonly [R, ...R[]],
  usual: NoInfer<R> = ranges[0],
): ChartPlace<R> {
  const [range] = useAddressParam('range')
  const [zoom, setZoom] = useAddressParam('zoom')
  const [at, setAt] = useAddressParam('at')
  const instant = at === null ? null : instantOf(at)
  return {
    ranges,
    range: ranges.find((one) => one === range) ?? usual,
    setRange: (next) => keepInAddress({ range: next === usual ? null : next, zoom: null }),
    zoom: useMemo(() => zoomOf(zoom), [zoom]),
    setZoom: (next) => setZoom(next === null ? null : zoomText(next)),
    at: instant,
    setAt: (next) => setAt(next === null ? null : instantText(next)),
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** Reads `2026-11-29` or `2026-11-29T13:05:00Z`, in seconds; null for anything else. */
function instantOf(text: string): number | null {
  const at = DAY.test(text) || INSTANT.test(text) ? Date.parse(text) / 1000 : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** Writes a day as such, since instants of daily charts are its midnight in UTC. */
function instantText(seconds: number): string {
  const text = `${new Date(Math.round(seconds) * 1000).toISOString().slice(0, 19)}Z`
  return text.replace('T00:00:00Z', '')
}

/** A part of at least ten days is kept in days. */
const DAYS_APART = 10 * DAY_SECONDS

/** Returns a zoom as it stands in the address: `2020-01-02_2020-03-04`, to the second if it is short. */
export function zoomText([from, to]: Zoom): string {
  const text = to - from >= DAYS_APART ? (at: number) => instantText(at).slice(0, 10) : instantText
  return `${text(from)}_${text(to)}`
}

/** Reads a zoom of the address; null for anything else. */
export function zoomOf(text: string | null): Zoom | null {
  const [from, to] = text === null ? [] : text.split('_').map(instantOf)
  return from != null && to != null && from < to ? [from, to] : null
}
