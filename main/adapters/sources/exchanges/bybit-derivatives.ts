/** Perpetuals and futures of Bybit: archives of past days, in which trades have no numbers. */
import { type BybitMarket, bybitLive } from './bybit-live.ts'
import { type DailyFiles, dailyFiles } from './daily-files.ts'
import type { ExchangeDefinition } from './exchange.ts'

const SOURCE = 'Bybit'

/** `trading/BTCUSDT/BTCUSDT2024-01-26.csv.gz`, for every kind of contract. */
const fileOf: DailyFiles['fileOf'] = (base, { settings: { symbol }, day }) => {
  const encoded = encodeURIComponent(symbol)
  return {
    url: `${base}/trading/${encoded}/${encoded}${day}.csv.gz`,
    name: `${symbol}${day}.csv.gz`,
    source: SOURCE,
  }
}

const derivatives = (market: Exclude<BybitMarket, 'spot'>): ExchangeDefinition => ({
  name: SOURCE,
  api: () => 'https://api.bybit.com',
  archives: 'https://public.bybit.com',
  streams: () => 'wss://stream.bybit.com',
  limit: { perSecond: 5, burst: 5 },
  connect: dailyFiles({ form: `bybit-${market}`, fileOf, live: bybitLive(market) }),
})

/** Settled in USDT or USDC: a size is in coins. */
export const bybitLinear = derivatives('linear')

/** Settled in coins: a size is in dollars. */
export const bybitInverse = derivatives('inverse')
