/** Bars as candles: hollow if the price rose, filled if it fell. */
import type uPlot from 'uplot'
import type { TradeBar } from '../../../shared/contract/trades.ts'
import type { PlotPalette } from '../../parts/plot-theme.ts'

/** Returns index, open, high, low, close: bars are equally spaced. */
export function barsOf(bars: readonly TradeBar[]): [number[], number[], number[], number[], number[]] {
  return [
    bars.map((_, at) => at),
    bars.map((bar) => Number(bar.open)),
    bars.map((bar) => Number(bar.high)),
    bars.map((bar) => Number(bar.low)),
    bars.map((bar) => Number(bar.close)),
  ]
}

/** The four rows determine the scale; `drawCandles` draws them. */
export function candleSeries(palette: PlotPalette): uPlot.Series[] {
  return Array.from({ length: 4 }, () => ({
    stroke: palette.ink,
    width: 0,
    paths: () => null,
    points: { show: false },
  }))
}

export function drawCandles(plot: uPlot, palette: PlotPalette): void {
  const [xs, opens, highs, lows, closes] = plot.data
  const { ctx, bbox } = plot
  const { min = 0, max = 1 } = plot.scales.x ?? {}
  const room = bbox.width / Math.max(1, (max ?? 1) - (min ?? 0) + 1)
  const width = Math.max(1, Math.min(14 * devicePixelRatio, Math.floor(room * 0.7)))
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
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
