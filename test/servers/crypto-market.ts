/** Binance's daily candles and alternative.me's index, as they answer. */
import { json, type ReplayOptions, type ReplayServer, startReplay } from './replay.ts'

const DAY_MS = 86_400_000

export interface Candle {
  readonly day: string
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  readonly volume: string
}

export function startKlines(candles: readonly Candle[], options: ReplayOptions = {}): Promise<ReplayServer> {
  return startReplay(({ pathname, searchParams }) => {
    if (pathname !== '/api/v3/klines') return null
    if (searchParams.get('symbol') !== 'BTCUSDT') {
      return { ...json({ code: -1121, msg: 'Invalid symbol.' }), status: 400 }
    }
    const start = Number(searchParams.get('startTime'))
    const rows = candles
      .filter(({ day }) => Date.parse(day) >= start)
      .slice(0, Number(searchParams.get('limit')))
    return json(rows.map(kline), { 'x-mbx-used-weight-1m': '2' })
  }, options)
}

function kline({ day, open, high, low, close, volume }: Candle) {
  const at = Date.parse(day)
  return [at, open, high, low, close, volume, at + DAY_MS - 1, '0', 0, '0', '0', '0']
}

/** Coinbase's candles: at most 300 between two instants, the newest first. */
export function startCoinbaseCandles(
  candles: readonly Candle[],
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  return startReplay(({ pathname, searchParams }) => {
    if (pathname !== '/products/BTC-USD/candles') return null
    const [start, end] = ['start', 'end'].map((name) => Date.parse(searchParams.get(name) ?? ''))
    const found = candles.filter(
      ({ day }) => Date.parse(day) >= (start ?? 0) && Date.parse(day) <= (end ?? 0),
    )
    if (found.length > 300) return { ...json({ message: 'granularity too small' }), status: 400 }
    const rows = found.map(({ day, low, high, open, close, volume }) =>
      [Date.parse(day) / 1000, low, high, open, close, volume].map(Number),
    )
    return json(rows.reverse())
  }, options)
}

export function startAlternativeMe(
  points: readonly (readonly [day: string, value: string])[],
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  const data = points
    .map(([day, value]) => ({
      value,
      value_classification: 'Fear',
      timestamp: String(Date.parse(day) / 1000),
    }))
    .reverse()
  const answer = { name: 'Fear and Greed Index', data, metadata: { error: null } }
  return startReplay(({ pathname }) => (pathname === '/fng/' ? json(answer) : null), options)
}
