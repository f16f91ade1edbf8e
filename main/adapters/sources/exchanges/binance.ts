/** Spot of Binance: every trade and aggregate trades, by archive and by page. */
import { type BinanceMarket, binanceMarket } from './binance-market.ts'
import type { ExchangeDefinition } from './exchange.ts'

/** Weights: Binance, "Market data endpoints", 2025. */
const SPOT: BinanceMarket = {
  archives: 'spot',
  trades: { path: '/api/v3/historicalTrades', weight: 25 },
  aggregates: { path: '/api/v3/aggTrades', weight: 4 },
  weightLimit: 6000,
}

/**
 * The market-data host, which no country blocks, has aggregate trades but not every trade: those are at the main host
 * only.
 */
export const binance: ExchangeDefinition = {
  name: 'Binance',
  api: (dataset) => (dataset === 'trades' ? 'https://api.binance.com' : 'https://data-api.binance.vision'),
  archives: 'https://data.binance.vision',
  streams: () => 'wss://data-stream.binance.vision',
  limit: { perSecond: 20, burst: 20 },
  connect: (access) => binanceMarket(SPOT, access),
}
