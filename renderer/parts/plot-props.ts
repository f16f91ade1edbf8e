/** What a plot is given. */
import type uPlot from 'uplot'
import type { PlotPlace } from './chart-place.ts'
import type { PlotFile } from './PlotFiles.tsx'
import type { PlotPalette } from './plot-theme.ts'

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
  /** Whether values are drawn from zero up. */
  readonly fromZero?: boolean
  readonly ticks?: readonly number[]
  /** If the first row contains positions instead of seconds: returns the label of a position. */
  readonly ordinal?: (at: number) => string
  /** Whether some series have a scale of their own, `own`, with its axis on the left. */
  readonly ownAxis?: boolean
  /** If the first row contains positions instead of seconds: the instant of each, seconds, ascending. */
  readonly instants?: readonly number[]
  /** Zoom and marked instant, kept in the address through updates; without it a zoom ends with new data. */
  readonly place?: PlotPlace
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
