/** Selects the exchange of a job. */
import type { Exchange } from '../../../../shared/kinds/trades.ts'
import type { ExchangeSource } from '../../../core/jobs/trades/ports.ts'
import { createBinance, type ExchangeDeps } from './binance.ts'
import { createCoinbase } from './coinbase.ts'
import { createKraken } from './kraken.ts'

/** One source per exchange; all jobs of an exchange share its request weight. */
export function createExchanges(deps: ExchangeDeps): Readonly<Record<Exchange, ExchangeSource>> {
  return { binance: createBinance(deps), kraken: createKraken(deps), coinbase: createCoinbase(deps) }
}
