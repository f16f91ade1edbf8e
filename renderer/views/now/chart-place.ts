/** What the owner looks at in the charts of the index: period, zoom, pointed day and line beside, kept in the address. */
import { keepInAddress, useAddressParam } from '../../shell/address.ts'

/** Sessions or calendar days of each choice. */
export const RANGES = ['quarter', 'year', 'years', 'all'] as const
export type HistoryRange = (typeof RANGES)[number]
export type Beside = 'market' | 'published' | 'nothing'

const DAY = /^\d{4}-\d\d-\d\d$/

export interface ChartPlace {
  readonly range: HistoryRange
  readonly setRange: (range: HistoryRange) => void
  /** Zoomed days, seconds; null where the whole period is shown. */
  readonly zoom: readonly [number, number] | null
  readonly setZoom: (zoom: readonly [number, number] | null) => void
  /** The day that is pointed at; null if none. */
  readonly day: string | null
  readonly setDay: (day: string | null) => void
  /** The line beside the score; null if the owner has not chosen one. */
  readonly beside: Beside | null
  readonly setBeside: (beside: Beside) => void
}

/** One place for all charts of the view. A value in the address that is none is as absent. */
export function useChartPlace(): ChartPlace {
  const [range] = useAddressParam('range')
  const [zoom, setZoom] = useAddressParam('zoom')
  const [day, setDay] = useAddressParam('day')
  const [beside, setBeside] = useAddressParam('beside')
  return {
    range: RANGES.find((one) => one === range) ?? 'quarter',
    setRange: (next) => keepInAddress({ range: next === 'quarter' ? null : next, zoom: null }),
    zoom: zoomOf(zoom),
    setZoom: (next) => setZoom(next === null ? null : next.map(dayText).join('_')),
    day: day !== null && DAY.test(day) ? day : null,
    setDay,
    beside: beside === 'market' || beside === 'published' || beside === 'nothing' ? beside : null,
    setBeside,
  }
}

const dayText = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)

/** Reads `2020-01-02_2020-03-04`, in seconds; null for anything else. */
export function zoomOf(text: string | null): readonly [number, number] | null {
  const [from, to] = (text ?? '')
    .split('_')
    .map((day) => (DAY.test(day) ? Date.parse(day) / 1000 : Number.NaN))
  return from !== undefined && to !== undefined && from < to ? [from, to] : null
}
