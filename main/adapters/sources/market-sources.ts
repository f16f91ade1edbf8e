/** All market sources that make requests, one line each; a name in the settings without its source does not compile. */
import type { MarketSourceId } from '../../../shared/kinds/fear-greed.ts'
import type { MarketSource } from '../../core/jobs/fear-greed/ports.ts'
import { alternativeMe } from './alternative-me.ts'
import type { SourceDeps } from './answer.ts'
import { binanceKlines } from './binance-klines.ts'
import { casablanca } from './casablanca/source.ts'
import { cboe } from './cboe.ts'
import { cboeOptions } from './cboe-options.ts'
import { cnn } from './cnn.ts'
import { coinbaseCandles } from './coinbase-candles.ts'
import { csv } from './csv/source.ts'
import { fred } from './fred.ts'
import { connectSource, type MarketSourceDefinition } from './market-source.ts'
import { stooq } from './stooq.ts'
import { wsj } from './wsj.ts'
import { yahoo } from './yahoo.ts'

/** The definition of each market source by its name in the settings. */
export const MARKET_SOURCES = {
  casablanca,
  fred,
  yahoo,
  stooq,
  cnn,
  cboe,
  'cboe-options': cboeOptions,
  wsj,
  binance: binanceKlines,
  coinbase: coinbaseCandles,
  'alternative-me': alternativeMe,
  csv,
} satisfies Readonly<Record<Exclude<MarketSourceId, 'sample'>, MarketSourceDefinition>>

/** A profile chooses among them by id. */
export function createMarketSources(deps: SourceDeps): readonly MarketSource[] {
  return Object.values(MARKET_SOURCES).map((source) => connectSource(source, deps))
}
