/** Futures of Binance that are settled in dollars (USDT-M, USDC-M): archives, and pages of aggregate trades. */
import { type BinanceMarket, binanceMarket } from './binance-market.ts'
import type { ExchangeDefinition } from './exchange.ts'

/** Weights: Binance, "USDⓈ-M Futures, market data", 2025. Pages of every trade need an API key: they are refused. */
const USDM: BinanceMarket = {
  archives: 'futures/um',
  trades: { path: '/fapi/v1/historicalTrades', weight: 20 },
  aggregates: { path: '/fapi/v1/aggTrades', weight: 20 },
  weightLimit: 2400,
}

/** Past days are whole by archive in both data sets; the current day by page in aggregate trades only. */
export const binanceUsdm: ExchangeDefinition = {
  name: 'Binance',
  api: () => 'https://fapi.binance.com',
  archives: 'https://data.binance.vision',
  // Since April 2026 each kind of message has its address; at the other one, connections are accepted and nothing comes.
  streams: (dataset) => `wss://fstream.binance.com/${dataset === 'trades' ? 'public' : 'market'}`,
  limit: { perSecond: 10, burst: 10 },
  connect: (access) => binanceMarket(USDM, access),
}
