/** The exchange a job names. */
import type { Exchange } from '../../../../shared/kinds/trades.ts'
import type { ExchangeSource } from '../../../core/jobs/trades/ports.ts'
import { createBinance, type ExchangeDeps } from './binance.ts'
import { createCoinbase } from './coinbase.ts'
import { createKraken } from './kraken.ts'

/** One source an exchange; all jobs of an exchange share its request weight. */
export function createExchanges(deps: ExchangeDeps): Readonly<Record<Exchange, ExchangeSource>> {
  return { binance: createBinance(deps), kraken: createKraken(deps), coinbase: createCoinbase(deps) }
}
