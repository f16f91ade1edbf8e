/** Bars as candles, hollow if the price rose, filled if it fell, above their volumes; a dashed line where bars are missing between. */
import type uPlot from 'uplot'
import type { TradeBar } from '../../../shared/contract/trades.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { barWidth, clip } from '../../parts/plot-bars.ts'
import type { PlotPalette } from '../../parts/plot-theme.ts'
import type { Localizer } from '../../words/words.ts'

/** The periods of the candles, the usual one first. */
export const BAR_RANGES = ['latest', 'week', 'month', 'all'] as const

const DAYS = { week: 7, month: 31 } as const
/** As many as are distinguishable in a card. */
export const LATEST = 100

/** Returns the bars of a period up to the last one. @param bars ascending */
export function barsIn(bars: readonly TradeBar[], range: (typeof BAR_RANGES)[number]): readonly TradeBar[] {
  const last = bars[bars.length - 1]
  if (range === 'all' || last === undefined) return bars
  if (range === 'latest') return bars.slice(-LATEST)
  const first = Date.parse(last.last_time) - DAYS[range] * DAY_MS
  return bars.filter(({ last_time }) => Date.parse(last_time) >= first)
}

/** Returns index, open, high, low, close, volume: bars are equally spaced. */
export function barsOf(bars: readonly TradeBar[]): number[][] & uPlot.AlignedData {
  return [
    bars.map((_, at) => at),
    bars.map((bar) => Number(bar.open)),
    bars.map((bar) => Number(bar.high)),
    bars.map((bar) => Number(bar.low)),
    bars.map((bar) => Number(bar.close)),
    bars.map((bar) => Number(bar.volume)),
  ]
}

/** The four prices determine the scale, the volume has its own; `drawCandles` and `drawVolumes` draw them. */
export function candleSeries(palette: PlotPalette): uPlot.Series[] {
  const unseen = { stroke: palette.ink, width: 0, paths: () => null, points: { show: false } }
  return [unseen, unseen, unseen, unseen, { ...unseen, scale: 'volume' }]
}

/** A pause between two bars is a gap if it is this long, and far longer than bars of the series take. */
const LEAST_GAP_MS = DAY_MS
const TIMES_USUAL = 10

/** Returns the indexes of the bars before which bars are missing. */
export function gapsBefore(bars: readonly TradeBar[]): readonly number[] {
  const pauses = bars.map(({ first_time }, at) => {
    const before = bars[at - 1]
    return before === undefined ? 0 : Date.parse(first_time) - Date.parse(before.last_time)
  })
  const lengths = bars
    .map((bar) => Date.parse(bar.last_time) - Date.parse(bar.first_time))
    .sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  return pauses.flatMap((pause, at) => (pause >= LEAST_GAP_MS && pause > TIMES_USUAL * usual ? [at] : []))
}

/** Returns a price or an amount with as many decimals as it has, two at least: 0.00001234 is not 0.00. */
export function amountText(text: string, words: Localizer): string {
  const decimals = (text.split('.')[1] ?? '').replace(/0+$/, '').length
  return words.number(Number(text), Math.min(10, Math.max(2, decimals)))
}

/** The share of the height that the largest volume takes. */
export const VOLUME_SHARE = 0.2

/** Draws the volumes at the foot of the plot, behind the candles. */
export function drawVolumes(plot: uPlot, palette: PlotPalette): void {
  const { ctx, bbox } = plot
  const volumes = plot.data[5] ?? []
  const most = Math.max(...Array.from(volumes, (volume) => volume ?? 0))
  if (!(most > 0)) return
  const width = barWidth(plot)
  ctx.save()
  clip(plot)
  ctx.globalAlpha = 0.35
  ctx.fillStyle = palette.muted
  for (const [at, x] of plot.data[0].entries()) {
    const height = (bbox.height * VOLUME_SHARE * (volumes[at] ?? 0)) / most
    ctx.fillRect(plot.valToPos(x, 'x', true) - width / 2, bbox.top + bbox.height - height, width, height)
  }
  ctx.restore()
}

/** Draws a dashed line before each bar before which bars are missing. */
export function drawBarGaps(plot: uPlot, palette: PlotPalette, gaps: readonly number[]): void {
  const { ctx, bbox } = plot
  ctx.save()
  clip(plot)
  ctx.strokeStyle = palette['level-5']
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.lineWidth = devicePixelRatio
  for (const at of gaps) {
    const x = plot.valToPos(at - 0.5, 'x', true)
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

export function drawCandles(plot: uPlot, palette: PlotPalette): void {
  const [xs, opens, highs, lows, closes] = plot.data
  const { ctx } = plot
  const width = barWidth(plot)
  ctx.save()
  clip(plot)
  ctx.strokeStyle = palette.ink
  ctx.lineWidth = Math.max(1, devicePixelRatio)
  for (const [at, x] of xs.entries()) {
    const [open, high, low, close] = [opens?.[at], highs?.[at], lows?.[at], closes?.[at]]
    if (open == null || high == null || low == null || close == null) continue
    const middle = Math.round(plot.valToPos(x, 'x', true))
    const y = (price: number) => plot.valToPos(price, 'y', true)
    ctx.beginPath()
    ctx.moveTo(middle, y(high))
    ctx.lineTo(middle, y(low))
    ctx.stroke()
    const top = Math.min(y(open), y(close))
    const height = Math.max(1, Math.abs(y(open) - y(close)))
    const rose = close >= open
    // A rising bar too narrow to be hollow is only a line.
    if (rose && width < 3 * devicePixelRatio) continue
    ctx.fillStyle = rose ? palette.card : palette.ink
    ctx.fillRect(middle - width / 2, top, width, height)
    ctx.strokeRect(middle - width / 2, top, width, height)
  }
  ctx.restore()
}
