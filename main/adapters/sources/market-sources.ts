/** Every market source with outside requests. To add one, add a file here and a line below. */
import type { MarketSource } from '../../core/jobs/fear-greed/ports.ts'
import { createAlternativeMeSource } from './alternative-me.ts'
import type { SourceDeps } from './answer.ts'
import { createBinanceSource } from './binance-klines.ts'
import { createCasablancaSource } from './casablanca/source.ts'
import { createCnnSource } from './cnn.ts'
import { createCoinbaseSource } from './coinbase-candles.ts'
import { createCsvSource } from './csv/source.ts'
import { createFredSource } from './fred.ts'
import { createStooqSource } from './stooq.ts'
import { createYahooSource } from './yahoo.ts'

/** A profile selects them by id. */
export function createMarketSources(deps: SourceDeps): readonly MarketSource[] {
  return [
    createCasablancaSource(deps),
    createFredSource(deps),
    createYahooSource(deps),
    createStooqSource(deps),
    createCnnSource(deps),
    createBinanceSource(deps),
    createCoinbaseSource(deps),
    createAlternativeMeSource(deps),
    createCsvSource(deps),
  ]
}
