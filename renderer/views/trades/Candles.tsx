import { useMemo } from 'react'
import type { TradeBar } from '../../../shared/contract/trades.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { PlotPlace } from '../../parts/chart-place.ts'
import { csvText } from '../../parts/csv-text.ts'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { useVast } from '../../parts/useNarrow.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import {
  amountText,
  barsOf,
  candleSeries,
  drawBarGaps,
  drawCandles,
  drawVolumes,
  gapsBefore,
  VOLUME_SHARE,
} from './candles.ts'

/** Height of the plot, px. */
export const CANDLES_HEIGHT = 300
const VAST_HEIGHT = 460
const COLUMNS = ['first_time', 'last_time', 'open', 'high', 'low', 'close', 'volume', 'ticks'] as const

interface CandlesProps {
  readonly bars: readonly TradeBar[]
  /** Of the files that are saved, without their ending. */
  readonly name: string
  /** The market and the series, for the title of a picture. */
  readonly of: string
  readonly place: PlotPlace
}

/** Bars as candles with their volumes, and the gaps between them. */
export function Candles({ bars, name, of, place }: CandlesProps) {
  const words = useWords()
  const vast = useVast()
  const data = useMemo(() => barsOf(bars), [bars])
  const gaps = useMemo(() => gapsBefore(bars), [bars])
  const instants = useMemo(() => bars.map(({ last_time }) => Date.parse(last_time) / 1000), [bars])
  const readout = (at: number): string => {
    const bar = bars[at]
    if (!bar) return ''
    const before = gaps.includes(at) ? bars[at - 1] : undefined
    const missing =
      before === undefined
        ? []
        : [
            words.t('panel.trades.gap', {
              from: words.moment(before.last_time),
              to: words.moment(bar.first_time),
            }),
          ]
    return [
      words.moment(bar.last_time),
      words.t('panel.trades.ohlc', {
        open: amountText(bar.open, words),
        high: amountText(bar.high, words),
        low: amountText(bar.low, words),
        close: amountText(bar.close, words),
      }),
      `${words.t('panel.trades.volume')} ${words.compact(Number(bar.volume))}`,
      ...missing,
    ].join(DOT)
  }
  const first = bars[0]
  const last = bars[bars.length - 1]
  const short = first && last && Date.parse(last.last_time) - Date.parse(first.first_time) < 2 * DAY_MS
  const span = first && last ? `${words.moment(first.first_time)} – ${words.moment(last.last_time)}` : ''
  return (
    <LazyPlot
      label={words.t('panel.trades.bars')}
      height={vast ? VAST_HEIGHT : CANDLES_HEIGHT}
      data={data}
      instants={instants}
      place={place}
      ordinal={(at) => {
        const bar = bars[at]
        return bar ? (short ? words.time(bar.last_time) : words.shortDay(bar.last_time)) : ''
      }}
      series={candleSeries}
      foot={VOLUME_SHARE + 0.05}
      behind={drawVolumes}
      above={(plot, palette) => {
        drawBarGaps(plot, palette, gaps)
        drawCandles(plot, palette)
      }}
      readout={readout}
      rest={gaps.length > 0 ? `${span}${DOT}${words.t('panel.trades.gaps', { count: gaps.length })}` : span}
      file={{
        name,
        title: `${words.t('panel.trades.bars')}${DOT}${of}`,
        csv: () =>
          csvText(
            COLUMNS,
            bars.map((bar) => COLUMNS.map((column) => bar[column])),
          ),
      }}
    />
  )
}
